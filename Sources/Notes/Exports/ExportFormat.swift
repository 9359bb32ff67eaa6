import Basics
package import Instruments
package import Journaling
import Reporting

/// A form in which notes leave heft.
package struct ExportFormat: Sendable {
  /// What `--format` calls it, which is also how its files end.
  package let name: String
  /// What people call it.
  package let title: String
  /// How its files may end besides.
  let suffixes: [String]
  /// The notes in this form, ended by a newline.
  package let write: @Sendable (Notes) -> String

  /// Every form there is; the first is taken where nothing says otherwise.
  package static let all: [ExportFormat] = [.markdown, .html, .notebook, .json]

  /// What `--format` takes.
  package static var names: [String] { all.map(\.name) }

  /// The form of a name.
  package static func named(_ name: String) throws(Problem) -> ExportFormat {
    if let format = all.first(where: { $0.name == name }) { return format }
    let near = all.first { $0.suffixes.contains(name) || $0.title.lowercased() == name }?.name
    throw .usage(
      "notes cannot be exported as `\(name)`",
      hint: (near ?? Spelling.nearest(to: name, in: names)).map { "did you mean `\($0)`?" }
        ?? "the formats are \(names.joined(separator: ", "))")
  }

  /// The form that a file's name asks for; nil where it ends in nothing that tells.
  package static func guessed(from path: String) throws(Problem) -> ExportFormat? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    if let format = all.first(where: { $0.name == suffix || $0.suffixes.contains(suffix) }) {
      return format
    }
    throw .usage(
      "no form of notes ends in `.\(suffix)`",
      hint: "name one: --format \(names.joined(separator: "|"))")
  }
}
