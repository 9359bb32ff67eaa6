import Engines
import FoundationEssentials
import Journaling
import Lessons

extension ShellSession {
  /// What could stand before the cursor: commands, what belongs after them, and the session's names.
  ///
  /// - Parameter words: the language's own, for one whose session knows none of them.
  package func completions(before text: String, words: [String] = []) -> Proposals {
    var proposals = completions(before: text)
    guard isSwift, proposals.candidates.isEmpty || proposals.replaced > 0 else { return proposals }
    let word = Self.lastWord(of: text)
    guard !word.isEmpty else { return proposals }
    let known = Set(proposals.candidates.map(\.text))
    let own = words.filter { $0.hasPrefix(word) && !known.contains($0) }.sorted()
    proposals.replaced = word.count
    proposals.candidates += own.map { Proposals.Candidate($0) }
    return proposals
  }

  /// The name that ends at the cursor; empty where that is a member of something.
  private static func lastWord(of text: String) -> String {
    let word = text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard text.dropLast(word.count).last != "." else { return "" }
    return String(word.reversed())
  }

  private func completions(before text: String) -> Proposals {
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
          Proposals.Candidate(
            "--\($0.name)", detail: $0.summary, closing: " ")
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
    case .code: return code(before: Self.lastPart(of: arguments, of: command))
    case .lesson: return lessons(current)
    case .help: return choose(helpWords, current)
    case .setting: return settings(words, current)
    case .interpreter:
      return current.contains("/")
        ? files(current)
        : choose(
          (CodeLanguage.allCases.map(\.rawValue) + workspace.interpreterVersions).map {
            Proposals.Candidate($0)
          }, current)
    case .file: return files(current)
    case .variant: return choose(variantNames.map { Proposals.Candidate($0) }, current)
    case .notes:
      return words.count > 1
        ? choose(keptSessions, current)
        : choose(NotesVerb.all.map { Proposals.Candidate($0, closing: " ") }, current)
    }
  }

  /// The code that the cursor stands in, where options and `vs` part one code from the next.
  private static func lastPart(of arguments: String, of command: Command) -> String {
    let marked = arguments + "_"
    let found = CodeScanner(marked).options(named: Set(command.options.map(\.name)))
    let part = found.options.last?.1 ?? found.code
    return String((CodeScanner(part).split(at: "vs").last ?? part).dropLast())
  }

  private func lessons(_ word: String) -> Proposals {
    if word.contains("/") || word.hasPrefix(".") { return files(word, ending: ".md") }
    let lessons = (try? workspace.course())?.lessons ?? []
    let found = choose(lessons.map { Proposals.Candidate($0.id, detail: $0.title) }, word)
    let own = files(word, ending: ".md")
    return Proposals(replaced: word.count, candidates: found.candidates + own.candidates)
  }

  /// The pages of help, and the claims once a capital letter asks for them.
  private var helpWords: [Proposals.Candidate] {
    HelpPage.all.map { Proposals.Candidate($0.name, detail: $0.summary) }
      + workspace.claims.map { Proposals.Candidate($0.id, detail: $0.says) }
  }

  private func settings(_ words: [String], _ current: String) -> Proposals {
    if words.count > 1 {
      let setting = Setting.all.first { $0.name == words.first }
      return choose((setting?.values ?? []).map { Proposals.Candidate($0) }, current)
    }
    return choose(
      Setting.all.map { Proposals.Candidate($0.name, detail: $0.meaning, closing: " ") }, current)
  }

  /// The variants that `edit` can open at this step.
  private var variantNames: [String] {
    guard let programs = player?.experiment?.programs, let language = written(Set(programs.keys))
    else { return [] }
    return programs[language]?.variants.map(\.name) ?? []
  }

  private var keptSessions: [Proposals.Candidate] {
    ((try? workspace.store.sessions()) ?? []).map { Proposals.Candidate($0.id.text) }
  }

  private func choose(_ candidates: [Proposals.Candidate], _ word: String) -> Proposals {
    Proposals(
      replaced: word.count, candidates: candidates.filter { $0.text.hasPrefix(word) })
  }

  /// Names and attributes, as the worker knows them; nothing while it is busy or gone.
  private func code(before text: String) -> Proposals {
    guard workspace.knowsEngine, let session = try? engineSession() else { return .none }
    if isSwift {
      let word = Self.lastWord(of: text)
      let names = word.isEmpty ? [] : session.names().map(\.name)
      return choose(names.map { Proposals.Candidate($0) }, word)
    }
    let found = session.complete(text)
    return Proposals(
      replaced: found.prefix.count, candidates: found.words.map { Proposals.Candidate($0) })
  }

  /// Files and folders; of the files those with an ending, where only they will do.
  private func files(_ word: String, ending: String = "") -> Proposals {
    let slash = word.lastIndex(of: "/")
    let folder = slash.map { String(word[...$0]) } ?? ""
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    let candidates = names.sorted().compactMap { name -> Proposals.Candidate? in
      let path = folder + name
      guard path.hasPrefix(word),
        !name.hasPrefix(".") || word.dropFirst(folder.count).hasPrefix(".")
      else { return nil }
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard isFolder || name.hasSuffix(ending) else { return nil }
      return Proposals.Candidate(
        isFolder ? path + "/" : path, label: isFolder ? name + "/" : name)
    }
    return Proposals(replaced: word.count, candidates: candidates)
  }
}
