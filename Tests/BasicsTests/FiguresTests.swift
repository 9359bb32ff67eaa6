import Basics
import Testing

struct FiguresTests {
  @Test(arguments: [
    (0.0, "0"), (8.451, "8.45"), (40.42, "40.4"), (194_000.0, "194,000"), (1.0, "1.00"),
    (9.994, "9.99"), (9.996, "10.0"), (99.94, "99.9"), (99.95, "100"),
    (999.4, "999"), (999.5, "1,000"), (999.6, "1,000"), (1234, "1,230"), (9995, "10,000"),
    (999_499, "999,000"), (999_600, "1,000,000"), (0.6, "0.60"), (0.045, "0.045"),
    (0.9995, "1.00"), (0.0951, "0.10"), (0.0949, "0.095"), (-8.451, "-8.45"), (-999.6, "-1,000"),
    (.nan, "undefined"), (.infinity, "∞"), (-.infinity, "-∞"),
  ])
  func threeDigitsCarry(value: Double, text: String) {
    #expect(value.threeDigits == text)
  }

  @Test func threeDigitsHoldAroundEveryBoundary() {
    for exponent in 0...12 {
      var power = 1.0
      for _ in 0..<exponent { power *= 10 }
      for boundary in [0.9995 * power, 0.995 * power, power, 9.995 * power] {
        for value in [boundary.nextDown, boundary, boundary.nextUp] where value >= 1 {
          let digits = value.threeDigits.filter(\.isNumber)
          #expect(digits.count == max(3, digits.count), "\(value)")
          #expect(digits.dropFirst(3).allSatisfy { $0 == "0" }, "\(value): \(value.threeDigits)")
        }
      }
    }
  }

  @Test(arguments: [
    (1.0, "× 1.00"), (2.1, "× 2.10"), (0.9949, "÷ 1.01"), (0.9951, "× 1.00"), (0.2, "÷ 5.00"),
    (0.0000051, "÷ 196,000"), (4.3e-7, "÷ 2,330,000"), (1234, "× 1,230"), (0, "× 0"),
    (.nan, "× undefined"), (.infinity, "× ∞"),
  ])
  func factorsAreAtLeastOne(ratio: Double, text: String) {
    #expect(ratio.factor == text)
  }

  @Test(arguments: [
    (0, "0 B"), (1, "1 B"), (999, "999 B"), (1000, "1.00 kB"), (9994, "9.99 kB"),
    (9996, "10.0 kB"), (99_949, "99.9 kB"), (99_950, "100 kB"), (999_499, "999 kB"),
    (999_500, "1.00 MB"), (8_448_728, "8.45 MB"), (1_200_000_000, "1.20 GB"),
    (-2_000_000, "-2.00 MB"), (Int.max, "9,220 PB"), (Int.min, "-9,220 PB"),
  ])
  func bytesAreDecimal(bytes: Int, text: String) {
    #expect(ByteCount(bytes).description == text)
  }

  @Test(arguments: [
    (0.0, "0 s"), (68e-9, "68.0 ns"), (0.6e-6, "600 ns"), (999.4e-9, "999 ns"),
    (999.6e-9, "1.00 µs"), (46e-3, "46.0 ms"), (999.6e-3, "1.00 s"), (1.2, "1.20 s"),
    (120, "120 s"),
  ])
  func timesTakeTheUnitThatFits(seconds: Double, text: String) {
    #expect(Duration.seconds(seconds).text == text)
  }

  @Test func countsAreGrouped() {
    #expect(1_000_000.grouped == "1,000,000")
    #expect(999.grouped == "999")
    #expect((-1234).grouped == "-1,234")
    #expect(Int.min.grouped == "-9,223,372,036,854,775,808")
    #expect(1.counted("object") == "1 object")
    #expect(2000.counted("object") == "2,000 objects")
    #expect(0.counted("object") == "0 objects")
  }

  @Test func textsAreListedAsInASentence() {
    #expect([].listed == "" && ["a"].listed == "a" && ["a", "b"].listed == "a and b")
    #expect(["a", "b", "c"].listed == "a, b and c")
  }
}
