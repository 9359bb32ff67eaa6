import Course
import FoundationEssentials
import Instruments
import Journaling
import Languages
import Lessons

// The words of each kind that a command takes.
extension Completer {
  /// Lessons, and files that could be one.
  func lessons(_ word: String) -> Proposals {
    if word.contains("/") || word.hasPrefix(".") { return files(word, ending: ".md") }
    let lessons = (try? session.workspace.course())?.lessons ?? []
    let found = choose(lessons.map { Proposals.Candidate($0.id, detail: $0.title) }, word)
    let own = files(word, ending: ".md")
    return Proposals(replaced: word.count, candidates: found.candidates + own.candidates)
  }

  /// The claims of the sources.
  var claims: [Proposals.Candidate] {
    session.workspace.claims.map { Proposals.Candidate($0.id, detail: $0.says) }
  }

  /// The lessons that judge a claim.
  var judgingLessons: [Proposals.Candidate] {
    let judging = Set(session.workspace.claims.compactMap(\.lesson))
    let lessons = (try? session.workspace.course())?.lessons ?? []
    return lessons.filter { judging.contains($0.id) }.map {
      Proposals.Candidate($0.id, detail: $0.title)
    }
  }

  /// The pages of help, and the claims once a capital letter asks for them.
  var helpWords: [Proposals.Candidate] {
    HelpPage.all.map { Proposals.Candidate($0.name, detail: $0.summary) } + claims
  }

  /// The languages, and the versions of the interpreters found.
  var engines: [Proposals.Candidate] {
    (CodeLanguage.allCases.map(\.rawValue) + session.workspace.interpreterVersions).map {
      Proposals.Candidate($0)
    }
  }

  /// The names of settings, then what one can be set to.
  func settings(_ words: [String], _ current: String) -> Proposals {
    if words.count > 1 {
      let setting = Setting.all.first { $0.name == words.first }
      return choose((setting?.values ?? []).map { Proposals.Candidate($0) }, current)
    }
    return choose(
      Setting.all.map { Proposals.Candidate($0.name, detail: $0.meaning, closing: " ") }, current)
  }

  /// The variants that `edit` can open at this step.
  var variantNames: [String] {
    guard let programs = session.player?.experiment?.programs,
      let language = session.written(Set(programs.keys))
    else { return [] }
    return programs[language]?.variants.map(\.name) ?? []
  }

  /// What `notes` can do, then the sessions that are kept.
  func notes(_ words: [String], _ current: String) -> Proposals {
    guard words.count > 1 else {
      return choose(NotesVerb.all.map { Proposals.Candidate($0, closing: " ") }, current)
    }
    guard let verb = words.first, !["list", "search"].contains(verb) else { return .none }
    let kept = (try? session.workspace.store.sessions()) ?? []
    return choose(kept.map { Proposals.Candidate($0.id.text) }, current)
  }

  /// What `history` can do, then the entries with their numbers, the latest first.
  func history(_ words: [String], _ current: String) -> Proposals {
    guard words.count > 1 else {
      return choose(
        HistoryVerb.all.map { Proposals.Candidate($0.name, detail: $0.summary, closing: " ") },
        current)
    }
    guard words.count == 2, HistoryVerb.all.contains(where: { $0.name == words[0] }) else {
      return .none
    }
    return choose(
      session.numberedEntries().map { number, entry in
        let first = entry.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
        return Proposals.Candidate("\(number)", detail: first == entry ? first : first + " …")
      }, current)
  }

  /// Files and folders; of the files those with an ending, where only they will do.
  func files(_ word: String, ending: String = "") -> Proposals {
    let slash = word.lastIndex(of: "/")
    let folder = slash.map { String(word[...$0]) } ?? ""
    let place = folder.isEmpty ? "." : UserPath.expanded(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    let candidates = names.sorted().compactMap { name -> Proposals.Candidate? in
      let path = folder + name
      guard path.hasPrefix(word),
        !name.hasPrefix(".") || word.dropFirst(folder.count).hasPrefix(".")
      else { return nil }
      var isFolder = false
      _ = FileManager.default.fileExists(
        atPath: UserPath.expanded(path), isDirectory: &isFolder)
      guard isFolder || name.hasSuffix(ending) else { return nil }
      return Proposals.Candidate(
        isFolder ? path + "/" : path, label: isFolder ? name + "/" : name)
    }
    return Proposals(replaced: word.count, candidates: candidates)
  }
}
