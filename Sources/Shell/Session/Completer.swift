import Engines
import Instruments
import Languages
import Lessons

/// Proposes what could stand before the cursor.
struct Completer {
  let session: ShellSession
  /// The language's own words, for one whose session knows none of them.
  let words: [String]

  /// All proposals at the end of a text: on its first line commands and what belongs after them, else code.
  func proposals(before text: String) -> Proposals {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let isFirstLine = line.count == text.count
    let word = line.prefix { !$0.isWhitespace }
    if isFirstLine, word.count == line.count {
      var proposals = code(before: text)
      let commands = CommandTable.all.filter { $0.name.hasPrefix(word) }.map {
        Proposals.Candidate($0.name, detail: $0.summary, closing: " ")
      }
      guard !commands.isEmpty else { return proposals }
      proposals.replaced = word.count
      proposals.candidates = commands + proposals.candidates
      return proposals
    }
    guard isFirstLine, let command = CommandTable.command(named: String(word)),
      Entry(text, commands: CommandTable.names).isCode == false
    else { return code(before: text) }
    return operands(of: command, after: String(line.dropFirst(word.count + 1)))
  }

  private func operands(of command: Command, after arguments: String) -> Proposals {
    let words = arguments.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let current = words.last ?? ""
    if current.hasPrefix("--") {
      return choose(
        command.options.map {
          Proposals.Candidate("--\($0.name)", detail: $0.summary, closing: " ")
        }, current)
    }
    let option = words.dropLast().last.flatMap { word in
      command.options.first { "--\($0.name)" == word }
    }
    switch option?.value {
    case .file?: return files(current)
    case .oneOf(let values)?: return choose(values.map { Proposals.Candidate($0) }, current)
    case .count?: return .none
    case .lesson?: return lessons(current)
    case .code?, .nothing?, nil: break
    }
    switch command.operand {
    case .nothing: return .none
    case .code: return code(before: lastPart(of: arguments, of: command))
    // Nothing follows a lesson's or a file's name, so that a blank is a part of it.
    case .lesson: return lessons(arguments)
    case .file: return files(arguments)
    case .help: return choose(helpWords, current)
    case .claim: return choose(claims + judgingLessons, current)
    case .setting: return settings(words, current)
    case .interpreter: return current.contains("/") ? files(current) : choose(engines, current)
    case .variant: return choose(variantNames.map { Proposals.Candidate($0) }, current)
    case .notes: return notes(words, current)
    case .history: return history(words, current)
    case .oneOf(let values):
      return words.count > 1 ? .none : choose(values.map { Proposals.Candidate($0) }, current)
    }
  }

  /// The code that the cursor stands in, where options and `vs` part one code from the next.
  private func lastPart(of arguments: String, of command: Command) -> String {
    let marked = arguments + "_"
    let isSwift = session.isSwift
    let found = CodeScanner(marked, isSwift: isSwift)
      .options(named: Set(command.options.map(\.name)))
    let part = found.options.last?.1 ?? found.code
    return String((CodeScanner(part, isSwift: isSwift).split(at: "vs").last ?? part).dropLast())
  }

  /// Those that begin with what was typed.
  func choose(_ candidates: [Proposals.Candidate], _ word: String) -> Proposals {
    Proposals(
      replaced: word.count, candidates: candidates.filter { $0.text.hasPrefix(word) })
  }

  // MARK: Code

  /// Names and attributes, as the worker knows them; nothing while it is busy or gone.
  private func code(before text: String) -> Proposals {
    guard session.workspace.knowsEngine, let worker = try? session.engineSession() else {
      return .none
    }
    guard session.isSwift else {
      let found = worker.complete(text)
      return Proposals(
        replaced: found.prefix.count, candidates: found.words.map { Proposals.Candidate($0) })
    }
    let word = String(text.reversed().prefix(while: Self.isPartOfName).reversed())
    let before = text.dropLast(word.count)
    // Two dots are a range, and a name follows.
    if before.last == ".", !before.hasSuffix("..") {
      var nothing = Proposals.none
      nothing.remark = "Swift: names and keywords are completed, members are not."
      return nothing
    }
    guard !word.isEmpty else { return .none }
    let own = worker.names().map(\.name)
    let known = Set(own)
    let candidates = own + words.filter { !known.contains($0) }.sorted()
    return choose(candidates.map { Proposals.Candidate($0) }, word)
  }

  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
