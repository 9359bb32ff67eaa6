import Lessons
import Testing

/// The values of a YAML text, held against the examples of the YAML specification, revision 1.2.2.
@Suite struct YAMLReaderTests {
  /// What a node says, without its place.
  indirect enum Value: Equatable {
    case text(String)
    case list([Value])
    case map([[Value]])

    init(_ node: YAMLNode) {
      self =
        switch node.content {
        case .scalar(let text, _): .text(text)
        case .sequence(let nodes): .list(nodes.map(Value.init))
        case .mapping(let entries): .map(entries.map { [Value($0.key), Value($0.value)] })
        }
    }
  }

  private func value(_ yaml: String) throws -> Value {
    Value(try #require(try YAMLReader.root(of: yaml)))
  }

  /// The values of a mapping whose keys and values are scalars.
  private func texts(_ yaml: String) throws -> [String: String] {
    guard case .mapping(let entries) = try #require(try YAMLReader.root(of: yaml)).content else {
      Issue.record("\(yaml) is no mapping")
      return [:]
    }
    return Dictionary(
      uniqueKeysWithValues: entries.map { ($0.key.text ?? "", $0.value.text ?? "") })
  }

  @Test("2.1 Mapping scalars to scalars")
  func mapping() throws {
    let yaml = """
      hr:  65    # Home runs
      avg: 0.278 # Batting average
      rbi: 147   # Runs Batted In
      """
    #expect(try texts(yaml) == ["hr": "65", "avg": "0.278", "rbi": "147"])
  }

  @Test("2.1 A mapping of sequences, a sequence of sequences, a mapping of mappings")
  func collections() throws {
    let clubs = Value.list(["Boston Red Sox", "Detroit Tigers"].map(Value.text))
    #expect(
      try value("american:\n- Boston Red Sox\n- Detroit Tigers\n")
        == .map([[.text("american"), clubs]]))
    #expect(
      try value("- [name        , hr, avg  ]\n- [Mark McGwire, 65, 0.278]\n")
        == .list([
          .list(["name", "hr", "avg"].map(Value.text)),
          .list(["Mark McGwire", "65", "0.278"].map(Value.text)),
        ]))
    #expect(
      try value("Sammy Sosa: {\n    hr: 63,\n    avg: 0.288,\n}\n")
        == .map([
          [
            .text("Sammy Sosa"),
            .map([[.text("hr"), .text("63")], [.text("avg"), .text("0.288")]]),
          ]
        ]))
  }

  @Test("2.2 A node that appears twice, by its alias")
  func alias() throws {
    let yaml = """
      ---
      hr:
      - Mark McGwire
      # Following node labeled SS
      - &SS Sammy Sosa
      rbi:
      - *SS # Subsequent occurrence
      - Ken Griffey
      """
    #expect(
      try value(yaml)
        == .map([
          [.text("hr"), .list(["Mark McGwire", "Sammy Sosa"].map(Value.text))],
          [.text("rbi"), .list(["Sammy Sosa", "Ken Griffey"].map(Value.text))],
        ]))
  }

  @Test("2.3 Block scalars keep their lines or fold them")
  func blocks() throws {
    #expect(
      try value("# ASCII Art\n--- |\n  \\//||\\/||\n  // ||  ||__\n")
        == .text("\\//||\\/||\n// ||  ||__\n"))
    #expect(
      try value("--- >\n  Mark McGwire's\n  year was crippled\n  by a knee injury.\n")
        == .text("Mark McGwire's year was crippled by a knee injury.\n"))
  }

  @Test("2.3 Quoted scalars")
  func quoted() throws {
    let yaml = #"""
      unicode: "Sosa did fine.\u263A"
      control: "\b1998\t1999\t2000\n"
      hex esc: "\x0d\x0a is \r\n"

      single: '"Howdy!" he cried.'
      quoted: ' # Not a ''comment''.'
      tie-fighter: '|\-*-/|'
      """#
    #expect(
      try texts(yaml) == [
        "unicode": "Sosa did fine.☺", "control": "\u{8}1998\t1999\t2000\n",
        "hex esc": "\r\n is \r\n", "single": "\"Howdy!\" he cried.",
        "quoted": " # Not a 'comment'.", "tie-fighter": "|\\-*-/|",
      ])
  }

  @Test("3.2.1 and 10.3 A scalar stays as written, and only a plain null is null")
  func types() throws {
    for text in ["3.10", "0x1F", "1_000", "yes", "1e3", ".inf"] {
      #expect(try value("- \(text)") == .list([.text(text)]))
    }
    for (yaml, isNull) in [
      ("null", true), ("~", true), ("'null'", false), ("\"~\"", false), ("|\n  null", false),
      ("nul", false), ("[]", false),
    ] {
      #expect(try #require(try YAMLReader.root(of: yaml)).isNull == isNull, "\(yaml)")
    }
  }

  @Test("5.2 A byte order mark in front is no content")
  func byteOrderMark() throws {
    #expect(try value("\u{FEFF}# Comment only.\na: b\n") == .map([[.text("a"), .text("b")]]))
  }

  @Test("5.4 Line breaks of each kind end a line, and are a line feed in a value")
  func lineBreaks() throws {
    for end in ["\n", "\r\n", "\r"] {
      let yaml = ["a: |", "  one", "  two", "b: c", ""].joined(separator: end)
      #expect(try texts(yaml) == ["a": "one\ntwo\n", "b": "c"])
      let bad = ["a: b", "c: d", "e: 'f", ""].joined(separator: end)
      #expect(throws: YAMLError.syntax("found unexpected end of stream", .init(line: 4, column: 1)))
      {
        try YAMLReader.root(of: bad)
      }
    }
  }

  @Test("5.5 and 6.1 A tab may part words, and may not indent")
  func tabs() throws {
    #expect(try texts("a:\tb\nc: d\t# a comment\n") == ["a": "b", "c": "d"])
    #expect(
      throws: YAMLError.syntax(
        "found character that cannot start any token", .init(line: 2, column: 1))
    ) {
      try YAMLReader.root(of: "a:\n\tb: c\n")
    }
  }

  @Test("5.7 Escapes, the zero byte among them; one that is none is an error")
  func escapes() throws {
    #expect(
      try value(#"- "\0 \a \b \e \f \n \t \v \  \_ \N \L \P \x41 \u0041 \U00000041""#)
        == .list([
          .text(
            "\0 \u{7} \u{8} \u{1B} \u{C} \n \t \u{B}   \u{A0} \u{85} \u{2028} \u{2029} A A A")
        ]))
    #expect(
      throws: YAMLError.syntax("found unknown escape character", .init(line: 2, column: 2))
    ) {
      try YAMLReader.root(of: "Bad escapes:\n\"\\c\n\\xq-\"")
    }
  }

  @Test("7.1 An alias names the last node of its anchor, and none that comes later or holds it")
  func anchors() throws {
    let yaml = """
      First occurrence: &anchor Foo
      Second occurrence: *anchor
      Override anchor: &anchor Bar
      Reuse anchor: *anchor
      """
    #expect(
      try texts(yaml) == [
        "First occurrence": "Foo", "Second occurrence": "Foo", "Override anchor": "Bar",
        "Reuse anchor": "Bar",
      ])
    #expect(throws: YAMLError.syntax("found undefined alias", .init(line: 1, column: 4))) {
      try YAMLReader.root(of: "a: *x\nb: &x c\n")
    }
    #expect(throws: YAMLError.syntax("found undefined alias", .init(line: 1, column: 8))) {
      try YAMLReader.root(of: "a: &x [*x]\n")
    }
  }

  @Test("9.2 A stream holds one document or none")
  func documents() throws {
    #expect(try YAMLReader.root(of: "") == nil)
    #expect(try YAMLReader.root(of: "# Comment only.\n") == nil)
    #expect(try value("%YAML 1.2\n---\nDocument\n... # Suffix\n") == .text("Document"))
    #expect(
      throws: YAMLError.syntax("but found another document", .init(line: 2, column: 1))
    ) {
      try YAMLReader.root(of: "a: b\n---\nc: d\n")
    }
  }

  @Test("A mark is the line and the column of a node's first character")
  func marks() throws {
    let yaml = "title: é☺ x\nlist: [one, 'two',\n  {k: v}]\n"
    let root = try #require(try YAMLReader.root(of: yaml))
    guard case .mapping(let entries) = root.content,
      case .sequence(let nodes) = entries[1].value.content
    else {
      Issue.record("no mapping with a list")
      return
    }
    #expect(root.mark == YAMLMark(line: 1, column: 1))
    #expect(entries[0].value.mark == YAMLMark(line: 1, column: 8))
    #expect(entries[1].key.mark == YAMLMark(line: 2, column: 1))
    #expect(nodes.map(\.mark.line) == [2, 2, 3])
    #expect(nodes.map(\.mark.column) == [8, 13, 3])
  }
}
