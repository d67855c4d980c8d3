// Preloaded into every Node process and worker of `npm run test:strange`: the day is what DRYFIT_CLOCK_OFFSET makes of it.
// Only JavaScript's Date is moved. Timers, performance.now() and the times of files stay those of the machine.
const offset = Number(process.env.DRYFIT_CLOCK_OFFSET ?? 0)
const RealDate = Date
const now = () => RealDate.now() + offset

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})
RealDate.prototype.constructor = Date
