internal import Basics

/// A weakness of the samples of one phase of one variant.
package struct SampleDoubt: Hashable, Sendable {
  /// The warning's identifier.
  package var id: String
  /// Whose samples, such as `build of naive`, with the figure that shows it in brackets.
  package var subject: String
  /// What is said of one of them, and of several.
  package var singular: String
  package var plural: String

  /// Everything to say of the samples of one phase of a variant.
  ///
  /// - Parameter subject: whose they are, such as `build of naive`.
  package static func about(_ timing: Timing, of subject: String) -> [SampleDoubt] {
    let samples = ProcessSamples(timing.samples)
    let medians = samples.processes.map(Median.ofSorted)
    guard timing.median > 0, let stretch = timing.stretch else { return [] }
    if stretch < Calibration.floor {
      let clock = Duration.seconds(Calibration.clockResolution).text
      return [
        SampleDoubt(
          id: "samples.short", "\(subject) (\(stretch.secondsText))", "is", "are",
          "too short for a clock that takes about \(clock) to read: raise n.")
      ]
    }
    if timing.median < Calibration.loopFloor {
      return [
        SampleDoubt(
          id: "samples.short", "\(subject) (\(timing.median.secondsText) a time)", "is",
          "are",
          "mostly the call of the function that holds the code: do more in it, such as a loop.")
      ]
    }
    var doubts: [SampleDoubt] = []
    if medians.count < TimingPlan.leastRounds {
      doubts.append(
        SampleDoubt(
          id: "samples.few", subject, "was", "were",
          "timed in \(medians.count.counted("process", "processes")) only: only differences above 1.5 times are claimed."
        ))
    }
    let between = spread(medians) / timing.median
    let within = (Median.of(samples.processes.map(spread)) ?? 0) / timing.median
    if within > 0.1 {
      doubts.append(
        SampleDoubt(
          id: "samples.unstable", "\(subject) (\(within.percent))", "varies", "vary",
          "from sample to sample within one process: something else ran, or the code does not do the same each time."
        ))
    } else if between > 0.2 {
      doubts.append(
        SampleDoubt(
          id: "samples.layout", "\(subject) (\(between.percent))", "differs", "differ",
          "from process to process but hardly within one: hash seed and address layout matter here, and one process alone would have misled."
        ))
    }
    if firstIsSlower(timing.samples) {
      doubts.append(
        SampleDoubt(
          id: "samples.first-slower", subject, "is", "are",
          "slower the first time in a process: something is filled that later runs find full, such as a cache; a program that does this once pays more than the median."
        ))
    }
    return doubts
  }

  /// One warning for each thing to say, which names all it is said of, in the order of the first.
  package static func warnings(_ doubts: [SampleDoubt]) -> [Warning] {
    var said: [String] = []
    for doubt in doubts where !said.contains(doubt.singular) { said.append(doubt.singular) }
    return said.compactMap { singular in
      let alike = doubts.filter { $0.singular == singular }
      guard let first = alike.first else { return nil }
      let words = alike.count == 1 ? singular : first.plural
      return Warning(id: first.id, message: "\(alike.map(\.subject).listed) \(words)")
    }
  }

  private init(
    id: String, _ subject: String, _ singular: String, _ plural: String, _ rest: String
  ) {
    self.id = id
    self.subject = subject
    self.singular = "\(singular) \(rest)"
    self.plural = "\(plural) \(rest)"
  }

  /// The distance between the quartiles; 0 for fewer than four values, of which it says nothing.
  private static func spread(_ values: [Double]) -> Double {
    guard values.count >= 4, let low = Median.quantile(0.25, of: values),
      let high = Median.quantile(0.75, of: values)
    else { return 0 }
    return high - low
  }

  /// Whether in most processes the first sample takes a quarter more than the median of the rest.
  private static func firstIsSlower(_ samples: [Sample]) -> Bool {
    let processes = Dictionary(grouping: samples, by: \.process).values.filter { $0.count >= 3 }
    let slower = processes.filter { process in
      guard let first = process.first, let rest = Median.of(process.dropFirst().map(\.seconds))
      else { return false }
      return first.seconds > 1.25 * rest
    }
    return processes.count >= 3 && slower.count * 4 >= processes.count * 3
  }
}

extension Double {
  /// A share in whole percent.
  fileprivate var percent: String { "\((self * 100).fixed(0)) %" }
}
