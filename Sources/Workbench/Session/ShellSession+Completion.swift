import Engines
import FoundationEssentials
import Lessons

extension ShellSession {
  /// What could stand before the cursor: commands, what belongs after them, and the session's names.
  package func completions(before text: String) -> Proposals {
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
    guard isFirstLine, let command = CommandTable.command(named: String(word)) else {
      return code(before: text)
    }
    return operands(of: command, after: String(line.dropFirst(word.count + 1)), before: text)
  }

  private func operands(
    of command: Command, after arguments: String, before text: String
  ) -> Proposals {
    let current = String(arguments.reversed().prefix { !$0.isWhitespace }.reversed())
    if current.hasPrefix("--") {
      return choose(command.options.map { Proposals.Candidate("--\($0)", closing: " ") }, current)
    }
    switch command.operand {
    case .nothing: return .none
    case .code: return code(before: text)
    case .lesson:
      let lessons = (try? workspace.course())?.lessons ?? []
      return choose(lessons.map { Proposals.Candidate($0.id, detail: $0.title) }, current)
    case .command:
      let commands = CommandTable.all.map { Proposals.Candidate($0.name, detail: $0.summary) }
      return choose(commands + [Proposals.Candidate("ledgers")], current)
    case .setting:
      return choose(
        Setting.all.map { Proposals.Candidate($0.name, detail: $0.meaning, closing: " ") }, current)
    case .interpreter:
      return choose(workspace.interpreterVersions.map { Proposals.Candidate($0) }, current)
    case .file: return files(current)
    case .notes:
      return arguments.contains(" ")
        ? files(current)
        : choose(["list", "show", "export"].map { Proposals.Candidate($0, closing: " ") }, current)
    }
  }

  private func choose(_ candidates: [Proposals.Candidate], _ word: String) -> Proposals {
    Proposals(
      replaced: word.count, candidates: candidates.filter { $0.text.hasPrefix(word) })
  }

  /// Names and attributes, as the worker knows them; nothing while it is busy or gone.
  private func code(before text: String) -> Proposals {
    guard workspace.knowsEngine, let session = try? engineSession() else { return .none }
    let found = session.complete(text)
    return Proposals(
      replaced: found.prefix.count, candidates: found.words.map { Proposals.Candidate($0) })
  }

  private func files(_ word: String) -> Proposals {
    let slash = word.lastIndex(of: "/")
    let folder = slash.map { String(word[...$0]) } ?? ""
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    let candidates = names.sorted().compactMap { name -> Proposals.Candidate? in
      let path = folder + name
      guard path.hasPrefix(word), !name.hasPrefix(".") else { return nil }
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      return Proposals.Candidate(isFolder ? path + "/" : path, label: name)
    }
    return Proposals(replaced: word.count, candidates: candidates)
  }
}
