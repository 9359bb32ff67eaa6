package import Instruments

/// A word of the shell: what it is called, what it does, how it is used.
///
/// Help, completion and the shell's dispatch all come from ``CommandTable``, so a command is described once,
/// in a file of its own.
package struct Command: Sendable {
  /// The part of the help page it stands in.
  package enum Group: String, CaseIterable, Sendable {
    case measure = "Measure"
    case learn = "Learn"
    case keep = "Keep notes"
    case session = "The session"
  }

  /// What completion offers after the word.
  package enum Operand: Sendable {
    case nothing, code, lesson, help, claim, setting, interpreter, file, notes, variant, history
    /// One of a few words.
    case oneOf([String])
  }

  package let name: String
  package let group: Group
  /// One line, for the list.
  package let summary: String
  /// The forms it takes, one a line.
  package let usage: [String]
  /// Paragraphs, for `help NAME`.
  package let explanation: [String]
  /// Lines that can be typed as they stand, one after the other.
  package let examples: [String]
  package let operand: Operand
  package let options: [CommandOption]
  /// Whether it loses something or leaves, so that its bare word is a name of the session's where there is
  /// one: to be shown a value harms nobody.
  package let yieldsToNames: Bool
  package let run: @Sendable (ShellSession, String) throws(Problem) -> Report

  /// Makes a command.
  package init(
    _ name: String, in group: Group, _ summary: String, usage: [String],
    explanation: [String] = [], examples: [String] = [], operand: Operand = .nothing,
    options: [CommandOption] = [], yieldsToNames: Bool = false,
    run: @escaping @Sendable (ShellSession, String) throws(Problem) -> Report
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.usage = usage
    self.explanation = explanation
    self.examples = examples
    self.operand = operand
    self.options = options
    self.yieldsToNames = yieldsToNames
    self.run = run
  }
}

extension Command {
  /// An instrument's command.
  init(_ instrument: InstrumentCommand) {
    self.init(
      instrument.name, in: .measure, instrument.summary, usage: instrument.usage,
      explanation: instrument.explanation, examples: instrument.examples, operand: .code,
      options: instrument.options
    ) { (session, arguments) throws(Problem) in try instrument.run(session, arguments) }
  }
}
