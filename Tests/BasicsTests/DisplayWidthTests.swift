import Basics
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("heft", 4), ("naïve", 5), ("nai\u{308}ve", 5), ("µs", 2), ("–", 1), ("█▏", 2),
    ("漢字", 4), ("ｶﾅ", 2), ("カナ", 4), ("Ａ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11ab}", 2),
    ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇫🇷", 2), ("❤", 1), ("❤️", 2), ("1️⃣", 2), ("⌚", 2),
    ("👩🏾‍🚀", 2), ("a\u{200b}b", 2), ("a\u{ad}b", 3), ("e\u{301}\u{323}", 1), ("\t", 0),
    ("\u{1b}[0m", 3), ("\r\n", 0), ("\u{feff}", 0), ("क्ष", 2), ("का", 2), ("ไทย", 3), ("שלום", 4),
    ("𝕏", 1), ("🂡", 1), ("𠀀", 2), ("½", 1),
  ])
  func textTakesTheColumnsATerminalGivesIt(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test func aPrefixNeverCutsAGrapheme() {
    #expect("漢字漢字".prefix(columns: 5) == "漢字")
    #expect("ab👩‍👩‍👧‍👦cd".prefix(columns: 3) == "ab")
    #expect("ab👩‍👩‍👧‍👦cd".prefix(columns: 4) == "ab👩‍👩‍👧‍👦")
    #expect("abc".prefix(columns: 0).isEmpty)
  }

  @Test func aCutTextEndsInAnEllipsis() {
    #expect("optimized".truncated(columns: 9) == "optimized")
    #expect("optimized".truncated(columns: 6) == "optim…")
    #expect("漢字漢".truncated(columns: 4) == "漢…")
    #expect("abc".truncated(columns: 1) == "…")
    #expect("abc".truncated(columns: 0) == "")
  }
}
