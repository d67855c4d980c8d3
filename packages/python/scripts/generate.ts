import './generate-functions.ts'
