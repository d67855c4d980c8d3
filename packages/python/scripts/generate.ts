import './generate-functions.ts'
import './generate-glue-methods.ts'
import './generate-glue-parity.ts'
