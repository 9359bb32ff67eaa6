import Console
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("😀", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("👍🏽", 2), ("❤️", 2),
    ("❤", 1), ("1️⃣", 2), ("ﾊ", 1), ("Ａ", 2), ("\u{200B}", 0), ("…", 1), ("█", 1), ("─", 1),
    ("क्ष", 2), ("ไทย", 3), ("\u{AD}", 0), ("\u{3F}\u{FE0F}", 1),
  ])
  func ofText(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }
}
