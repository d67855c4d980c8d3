export { type DeclaredProject, declareProject } from './plugin/declare-project.ts'
