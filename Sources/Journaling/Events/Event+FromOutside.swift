internal import Basics

/// What the numbers of events can be when they are read again; those of measurements are said in Measuring.

extension Event.Entry: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(index) }
}

extension Event.Executed: FromOutside {
  package var isPossible: Bool { seconds.map(Outside.seconds.contains) ?? true }
}

extension Event.Output: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(dropped) }
}

extension Event.LessonOpened: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(steps) }
}

extension Event.StepReached: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(step) }
}

extension Event.HintShown: FromOutside {
  package var isPossible: Bool { Outside.counts.contains(number) }
}

extension Event.Prediction: FromOutside {
  package var isPossible: Bool { bet > 0 }
}

extension Event.ExperimentRun: FromOutside {
  package var isPossible: Bool { step.map(Outside.counts.contains) ?? true }
}

extension LessonPlace: FromOutside {
  package var isPossible: Bool { step.map(Outside.counts.contains) ?? true }
}

extension Event.Timed: FromOutside {
  package var isPossible: Bool { empty.map { Outside.seconds.contains($0) } ?? true }
}

extension Event.Watched: FromOutside {
  package var isPossible: Bool {
    (0...Outside.seconds.upperBound).contains(seconds)
      && peak.map { Outside.counts.contains($0.bytes) } ?? true
  }
}

extension MachineDescription: FromOutside {
  package var isPossible: Bool {
    cores.map(Outside.counts.contains) ?? true
      && memory.map { Outside.counts.contains($0.bytes) } ?? true
  }
}
