import './generate-functions.ts'
import './generate-glue-parity.ts'
