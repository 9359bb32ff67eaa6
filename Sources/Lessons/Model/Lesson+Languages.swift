package import Languages

extension Lesson {
  /// The lesson as it is played where languages are missing.
  ///
  /// What is about a missing language alone is left out: a step that is none of the six parts and whose
  /// experiment has no other program, and what stands under a heading within a step and shows that
  /// language's code or figures. All else stays as it is written.
  package func without(_ missing: Set<CodeLanguage>) -> Lesson {
    var lesson = self
    lesson.steps = steps.filter { !$0.isOnly(about: missing) }.map { step in
      var step = step
      step.blocks = step.sections.filter { !isAbout(missing, $0) }.flatMap(\.self)
      return step
    }
    return lesson
  }

  /// Whether blocks that begin with a heading show code or figures of one of those languages.
  private func isAbout(_ missing: Set<CodeLanguage>, _ section: [Block]) -> Bool {
    guard case .heading = section.first else { return false }
    return section.contains { block in
      if case .code(let code) = block, let language = code.codeLanguage {
        return missing.contains(language)
      }
      return block.slots.contains { slot in language(of: slot).map(missing.contains) ?? false }
    }
  }

  private func language(of slot: Slot) -> CodeLanguage? {
    slot.language
      ?? experiments.first { $0.id == slot.experiment }.map(\.firstLanguage)
  }
}

extension Step {
  fileprivate func isOnly(about missing: Set<CodeLanguage>) -> Bool {
    guard part == nil, let experiment else { return false }
    return missing.isSuperset(of: experiment.programs.keys)
  }

  /// The blocks up to the first heading, then those from each heading to the next.
  fileprivate var sections: [[Block]] {
    blocks.reduce(into: [[]]) { sections, block in
      if case .heading = block {
        sections.append([block])
      } else {
        sections[sections.count - 1].append(block)
      }
    }
  }
}
