import Console
import Testing

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("a\rb\r", "a\nb"), ("a\r\nb\n\n", "a\nb"), ("a\n\nb", "a\n\nb"), ("\u{8}x\u{0}y", "xy"),
    ("a\u{9B}b", "ab"), ("", ""),
  ])
  func cleaned(given: String, expected: String) {
    #expect(PastedText.cleaned(Array(given.utf8)) == expected)
  }

  @Test(arguments: [
    ("    a\n      b\n\n    c", "a\n  b\n\nc"), ("a\n  b", "a\n  b"), ("\ta\n  b", "\ta\n  b"),
    ("  a\n b", " a\nb"),
  ])
  func dedented(given: String, expected: String) {
    #expect(PastedText.dedented(given) == expected)
  }
}
