/// How many loops a timed stretch needs so that the clock's resolution does not matter.
package enum Calibration {
  /// Seconds between two readings of the clock that follow each other (seen: 68 to 98 ns).
  package static let clockResolution = 100e-9
  /// The shortest stretch that says anything of time: ten readings of the clock, in seconds.
  package static let floor = 10 * clockResolution
  /// The shortest loop that says anything of its code, in seconds. Each loop calls a function that
  /// holds the code, which takes 20 to 60 ns of it: below this the call is what was timed.
  package static let loopFloor = 100e-9
  /// The most loops that one stretch may hold.
  package static let mostLoops = 100_000_000

  /// The number of loops to try next, or nil where the stretch was long enough.
  ///
  /// The first stretches may lie inside of the clock's resolution, where their length says nothing:
  /// then loops grow tenfold. After that the next number is computed, with a fifth to spare, and
  /// grows at most tenfold, because a first stretch holds what happens only once.
  /// - Parameters:
  ///   - elapsed: seconds that the stretch took.
  ///   - loops: how many loops it held, at least 1.
  ///   - minimumStretch: seconds that a stretch should take at least.
  ///   - clockResolution: seconds; what is shorter than ten of them is not used for the estimate.
  package static func nextLoops(
    elapsed: Double, loops: Int, minimumStretch: Double,
    clockResolution: Double = Calibration.clockResolution
  ) -> Int? {
    guard elapsed < minimumStretch, loops < mostLoops else { return nil }
    let tenfold = min(max(loops, 1) * 10, mostLoops)
    guard elapsed >= 10 * clockResolution else { return tenfold }
    let needed = Double(loops) * minimumStretch / elapsed * 1.2
    return min(tenfold, max(loops + 1, Int(needed.rounded(.up))))
  }
}
