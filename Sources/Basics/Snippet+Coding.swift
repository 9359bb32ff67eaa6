/// A snippet without code is written as the name of its place alone, which is how journals refer to code that
/// they hold elsewhere.
extension Snippet: Codable {
  private enum CodingKeys: String, CodingKey {
    case code, origin
  }

  package init(from decoder: any Decoder) throws {
    if let place = try? decoder.singleValueContainer().decode(String.self) {
      self.init("", origin: SourceLocation(file: place, line: 1))
      return
    }
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try members.decode(String.self, forKey: .code),
      origin: try members.decode(SourceLocation.self, forKey: .origin))
  }

  package func encode(to encoder: any Encoder) throws {
    if code.isEmpty, origin == SourceLocation(file: origin.file, line: 1) {
      var container = encoder.singleValueContainer()
      try container.encode(origin.file)
      return
    }
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(code, forKey: .code)
    try members.encode(origin, forKey: .origin)
  }
}
