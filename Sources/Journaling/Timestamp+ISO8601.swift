/// The calendar arithmetic is Howard Hinnant's (`days_from_civil` and `civil_from_days` in
/// "chrono-Compatible Low-Level Date Algorithms"): years start in March, so that the leap day is
/// the last of its year, and 400 years are one era of 146,097 days.
extension Timestamp: LosslessStringConvertible {
  private static let microsecondsPerDay = 86_400_000_000

  /// Reads `2026-11-21T07:55:12.123456Z`; the fraction may be missing or have up to six digits.
  package init?(_ description: String) {
    var text = description.utf8[...]
    func number(_ width: Int, then separator: UInt8?) -> Int? {
      let digits = text.prefix(width)
      guard digits.count == width, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
      text = text.dropFirst(width)
      if let separator {
        guard text.popFirst() == separator else { return nil }
      }
      return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    let (dash, colon, dot) = (UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "."))
    guard let year = number(4, then: dash), let month = number(2, then: dash),
      let day = number(2, then: UInt8(ascii: "T")), let hour = number(2, then: colon),
      let minute = number(2, then: colon), let second = number(2, then: nil),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    var fraction = 0
    if text.first == dot {
      text.removeFirst()
      let width = text.count - 1
      guard (1...6).contains(width), let digits = number(width, then: nil) else { return nil }
      fraction = (width..<6).reduce(digits) { value, _ in value * 10 }
    }
    guard text.elementsEqual([UInt8(ascii: "Z")]) else { return nil }
    let seconds = (hour * 60 + minute) * 60 + second
    self.init(
      microseconds: Self.days(year: year, month: month, day: day) * Self.microsecondsPerDay
        + seconds * 1_000_000 + fraction)
  }

  /// `2026-11-21T07:55:12.123456Z`.
  package var description: String {
    let (date, time) = parts
    return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))T"
      + "\(time.hour.padded(2)):\(time.minute.padded(2)):\(time.second.padded(2))"
      + ".\(time.fraction.padded(6))Z"
  }

  /// `20261121T075512Z`: for file names, which then sort by time.
  package var compact: String {
    let (date, time) = parts
    return "\(date.year.padded(4))\(date.month.padded(2))\(date.day.padded(2))T"
      + "\(time.hour.padded(2))\(time.minute.padded(2))\(time.second.padded(2))Z"
  }

  /// `2026-11-21 07:55`: for people, in UTC.
  package var minute: String {
    let (date, time) = parts
    return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2)) "
      + "\(time.hour.padded(2)):\(time.minute.padded(2))"
  }

  private var parts:
    (
      date: (year: Int, month: Int, day: Int),
      time: (hour: Int, minute: Int, second: Int, fraction: Int)
    )
  {
    let days = microseconds.flooredQuotient(Self.microsecondsPerDay)
    let rest = microseconds - days * Self.microsecondsPerDay
    let seconds = rest / 1_000_000
    return (
      Self.civil(days: days),
      (seconds / 3600, seconds / 60 % 60, seconds % 60, rest % 1_000_000)
    )
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year.flooredQuotient(400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }
}

extension Int {
  fileprivate func flooredQuotient(_ divisor: Int) -> Int {
    self >= 0 ? self / divisor : (self - divisor + 1) / divisor
  }

  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
