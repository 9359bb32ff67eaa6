internal import CYAML

/// What comes next in a YAML text, and where it begins.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(String, isPlain: Bool, anchor: String?)
    case sequenceStart(anchor: String?)
    case sequenceEnd
    case mappingStart(anchor: String?)
    case mappingEnd
  }

  let kind: Kind
  let mark: YAMLMark
}

/// The events of a text, one after the other, as libyaml's parser gives them.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml reads the text where it stands, so that it must stay there.
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ text: some Collection<UInt8>) throws(YAMLError) {
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw Self.noMemory(YAMLMark(line: 1, column: 1))
    }
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text)
    // Not guessed from the first bytes: two zeros in front are no UTF-16.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next event. None follows the end of the stream or an error.
  mutating func next() throws(YAMLError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw error() }
    defer { yaml_event_delete(&event) }
    guard let kind = Self.kind(event) else {
      throw .syntax("it ends too early", YAMLMark(event.start_mark))
    }
    return YAMLEvent(kind: kind, mark: YAMLMark(event.start_mark))
  }

  private static func kind(_ event: yaml_event_t) -> YAMLEvent.Kind? {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_STREAM_END_EVENT: .streamEnd
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(string(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: scalar(event.data.scalar)
    case YAML_SEQUENCE_START_EVENT:
      .sequenceStart(anchor: string(event.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: .mappingStart(anchor: string(event.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: nil
    }
  }

  private static func scalar(_ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar)
    -> YAMLEvent.Kind
  {
    // Counted, because an escape may have put a zero byte into it.
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(
      String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
      anchor: string(scalar.anchor))
  }

  private static func string(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func error() -> YAMLError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
    return switch parser.pointee.error {
    case YAML_MEMORY_ERROR: Self.noMemory(YAMLMark(parser.pointee.mark))
    case YAML_READER_ERROR: .character(problem, mark(atByte: parser.pointee.problem_offset))
    default: .syntax(problem, YAMLMark(parser.pointee.problem_mark))
    }
  }

  private static func noMemory(_ mark: YAMLMark) -> YAMLError {
    .limit("there is no memory left to read it", mark)
  }

  /// The place of a byte that libyaml could not take for a character: it counts lines only in what
  /// it could.
  private func mark(atByte offset: Int) -> YAMLMark {
    var line = 1
    var column = 1
    var last: Unicode.Scalar?
    for scalar in String(decoding: bytes.prefix(offset), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": (line, column) = (line + 1, 1)
      default: column += 1
      }
      last = scalar
    }
    return YAMLMark(line: line, column: column)
  }
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
