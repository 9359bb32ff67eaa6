import Console
import Glibc
import TestSupport
import Testing

@Suite struct PlainReaderTests {
  private func read(_ bytes: [UInt8]) throws -> [PlainReader.Outcome] {
    let file = try #require(tmpfile())
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
    fflush(file)
    rewind(file)
    let reader = PlainReader(descriptor: fileno(file)) { PythonBlocks.completeness(of: $0) }
    var outcomes: [PlainReader.Outcome] = []
    while outcomes.last != .endOfInput, outcomes.count < 100 { outcomes.append(reader.next()) }
    return outcomes.dropLast()
  }

  private func texts(_ text: String) throws -> [String] {
    try read(Array(text.utf8)).map { outcome in
      guard case .entry(let entry) = outcome else { return "\(outcome)" }
      return "\(entry.line):\(entry.text)"
    }
  }

  @Test func linesAndBlocks() throws {
    let text = """
      size [1]

      def f(x):
          a = x

          # remark
          return a
      # between
      size f(1)
      if x:
          y
      else:
          z
      data = [
          1,
      ]
      text = '''
      def not_code():
      '''
      @cache
      def g(): return 1
      last
      """
    #expect(
      try texts(text) == [
        "1:size [1]", "3:def f(x):\n    a = x\n\n    # remark\n    return a", "8:# between",
        "9:size f(1)", "10:if x:\n    y\nelse:\n    z", "14:data = [\n    1,\n]",
        "17:text = '''\ndef not_code():\n'''", "20:@cache\ndef g(): return 1", "22:last",
      ])
  }

  @Test func theLastLineNeedsNoBreak() throws {
    #expect(try texts("a\r\nb") == ["1:a", "2:b"])
    #expect(try texts("def f():\n    x") == ["1:def f():\n    x"])
    #expect(try texts("f(1,\n") == ["1:f(1,"])
    #expect(try texts("") == [])
    #expect(try texts("\n\n  \n") == [])
  }

  @Test func linesOfAnyLengthAndBytesThatAreNoText() throws {
    let long = String(repeating: "é", count: 100_000)
    #expect(try texts("\(long)\nx") == ["1:\(long)", "2:x"])
    let outcomes = try read([0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x62, 0x0A])
    #expect(outcomes == [.entry(PlainReader.Entry(text: "a\u{FFFD}b", line: 1))])
  }

  @Test func aLongBlockIsNotAskedAboutLineByLine() throws {
    var questions = 0
    let file = try #require(tmpfile())
    defer { fclose(file) }
    let body = "def f():\n" + String(repeating: "    x = 1\n", count: 5000) + "f()\n"
    fputs(body, file)
    rewind(file)
    let reader = PlainReader(descriptor: fileno(file)) { text in
      questions += 1
      return PythonBlocks.completeness(of: text)
    }
    let expected = PlainReader.Entry(text: String(body.dropLast(5)), line: 1)
    #expect(reader.next() == .entry(expected))
    #expect(questions < 5)
  }

  @Test func aSourceThatIsNotThereIsAFailure() {
    let reader = PlainReader(descriptor: 9999) { _ in .complete }
    #expect(reader.next() == .failed(errno: EBADF))
  }
}
