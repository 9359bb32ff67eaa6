internal import Basics

/// The round numbers along an axis from 0.
package struct PlotAxis: Hashable, Sendable {
  /// Rising from 0; the last is at least the greatest value.
  package var ticks: [Double]
  /// As many, for people.
  package var labels: [String]

  /// The value at the end of the axis.
  package var top: Double { ticks.last ?? 1 }

  /// Finds steps of 1, 2 or 5 times a power of ten, at most so many.
  package init(reaching greatest: Double, unit: Plot.Unit, steps most: Int) {
    // Beyond these, steps and shares are no numbers any more.
    let greatest = greatest > 1e-300 ? min(greatest, 1e300) : 1
    var power = 1.0
    while power * 10 <= greatest { power *= 10 }
    while power > greatest { power /= 10 }
    let candidates = [0.1, 0.2, 0.5, 1, 2, 5, 10].map { $0 * power }
    // A hair of tolerance: 0.1 * 3 is a little more than 0.3.
    let step =
      candidates.first { (greatest / $0 - 1e-9).rounded(.up) <= Double(max(most, 1)) }
      ?? 10 * power
    let count = max(1, Int((greatest / step - 1e-9).rounded(.up)))
    ticks = (0...count).map { Double($0) * step }
    labels = ticks.map { Self.label($0, unit) }
  }

  private static func label(_ value: Double, _ unit: Plot.Unit) -> String {
    guard value > 0 else { return "0" }
    switch unit {
    case .bytes: return tidy(ByteCount(Int(saturating: value.rounded())).description)
    case .seconds: return tidy(value.secondsText)
    case .count:
      return value.rounded() == value && value < 9e15 ? Int(value).grouped : tidy(value.threeDigits)
    }
  }

  /// `20.0 MB` as `20 MB`: the numbers of an axis are round.
  private static func tidy(_ figure: String) -> String {
    var number = figure.prefix { $0 != " " }
    let unit = figure.dropFirst(number.count)
    guard number.contains(".") else { return figure }
    while number.last == "0" { number.removeLast() }
    if number.last == "." { number.removeLast() }
    return String(number) + unit
  }
}
