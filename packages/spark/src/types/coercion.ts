// What Spark casts without being asked: TypeCoercion and, in ANSI mode, AnsiTypeCoercion.
export {
  findTightestCommonType,
  findWiderCommonType,
  findWiderCommonTypeWithoutStringPromotion,
  findWiderTypeForString,
  findWiderTypeForTwo,
  findWiderTypeWithoutStringPromotion,
  haveSameType,
} from './coercion/common-type.ts'
export { describeInput, implicitCast, matchesInput } from './coercion/implicit-cast.ts'
