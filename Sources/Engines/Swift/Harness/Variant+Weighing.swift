extension Variant {
  /// Builds a structure and reads all its memory ledgers; then uses it, if there is a use.
  ///
  /// The first build makes the metadata of generic types, lazy globals and the like, which no later
  /// one needs; it is not counted, unless it took so long that it is the only one.
  ///
  /// - Parameter countingFirst: whether the first build counts where it takes clearly more than later
  ///   ones, so that nothing which it kept for them makes the code look lean.
  func weigh(countingFirst: Bool) throws -> [(String, JSON)] {
    let box = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { box.deallocate() }
    Channel.phase("building")
    trace("build")
    let start = Clock.now
    let first = try take(into: box)
    var seconds = Clock.now - start
    trace("end")
    guard Counters.arePresent else {
      var members = outline(box)
      members.append(("seconds", .object([("build", .double(seconds))])))
      members += try answerOnly(box)
      box.deinitialize(count: 1)
      return members
    }
    let isSlow = seconds > 1 && first.kept > 10_000_000
    var cost = first
    if !isSlow {
      Streams.silence()
      defer { Streams.speak() }
      if let use, seconds < 0.1 { _ = try use(&box.pointee) }
      var last: Cost?
      var builds = 1
      // Two builds that cost the same are how it is from now on; a cache that fills may take more.
      repeat {
        last = builds > 1 ? cost : nil
        box.deinitialize(count: 1)
        let start = Clock.now
        cost = try take(into: box)
        seconds = Clock.now - start
        builds += 1
      } while last != cost && builds < 8 && seconds < 0.1
    }
    if countingFirst, first.takesMore(than: cost) { cost = first }
    var members = outline(box)
    members.append(("seconds", .object([("build", .double(seconds))])))
    members += try ledgers(cost, first: first, isOnly: isSlow, box)
    return members
  }

  /// Builds into the box between two readings of the counters.
  private func take(into box: UnsafeMutablePointer<Value>) throws -> Cost {
    Counters.resetPeak()
    let before = Counters.now
    box.initialize(to: try build())
    return Cost(before, Counters.now)
  }

  /// Lets go of the box's value and says how many bytes came back.
  private func drop(_ box: UnsafeMutablePointer<Value>) -> Int {
    let before = Counters.now
    box.deinitialize(count: 1)
    return before.live - Counters.now.live
  }

  /// What is known of a build; empties the box, and builds once more where there is a use.
  private func ledgers(
    _ cost: Cost, first: Cost, isOnly: Bool, _ box: UnsafeMutablePointer<Value>
  ) throws -> [(String, JSON)] {
    var members: [(String, JSON)] = []
    var notes: [JSON] = []
    var (peak, blocks, total, children) = (cost.peak, cost.blocks, cost.total, cost.children)
    var freed = 0
    if let use {
      if !isOnly {
        freed = drop(box)
        Streams.silence()
        defer { Streams.speak() }
        box.initialize(to: try build())
      }
      Channel.phase("using")
      trace("use")
      let answer = UnsafeMutablePointer<Answer>.allocate(capacity: 1)
      Counters.resetPeak()
      let before = Counters.now
      answer.initialize(to: try use(&box.pointee))
      let used = Cost(before, Counters.now)
      trace("end")
      // What use peaked at stands on what was kept before it.
      peak = max(peak, cost.kept + used.peak)
      blocks += used.blocks
      total += used.total
      children += used.children
      members.append(("afterUse", .int(cost.kept + used.kept)))
      Channel.phase("comparing answers")
      if Answer.self != Void.self { members.append(("answer", Digest.json(of: answer.pointee))) }
      answer.deinitialize(count: 1)
      answer.deallocate()
      if isOnly { freed = drop(box) } else { box.deinitialize(count: 1) }
    } else {
      freed = drop(box)
    }
    if !isOnly, first.kept - cost.kept >= 64_000 {
      notes.append(
        .text(
          "The first build kept \(first.kept - cost.kept) bytes more than later ones, which are what counts: "
            + "a cache that those are served from, or an array that was given more room as it grew."
        ))
    }
    return members + [
      ("kept", .int(cost.kept)), ("rounded", .int(cost.rounded)), ("freed", .int(freed)),
      ("peak", .int(peak)), ("allocations", .int(blocks)), ("churn", .int(total)),
      ("children", .int(children)), ("notes", .list(notes)),
    ]
  }

  /// The answer of the use, where nothing counts.
  private func answerOnly(_ box: UnsafeMutablePointer<Value>) throws -> [(String, JSON)] {
    guard let use, Answer.self != Void.self else { return [] }
    Channel.phase("using")
    return [("answer", Digest.json(of: try use(&box.pointee)))]
  }

  /// What can be said of a value without looking into it.
  private func outline(_ box: UnsafeMutablePointer<Value>) -> [(String, JSON)] {
    [
      ("type", .text(String(describing: Value.self))),
      ("length", .optional(Showing.length(of: box.pointee))),
      ("shallow", .int(MemoryLayout<Value>.size)),
      ("stride", .int(MemoryLayout<Value>.stride)),
      ("alignment", .int(MemoryLayout<Value>.alignment)),
    ]
  }

  /// Tells heft, which looks at the counters meanwhile, what it sees from now on.
  private func trace(_ part: String) {
    Channel.send([
      ("event", .text("trace")), ("part", .text(part)), ("live", .int(Counters.now.live)),
    ])
  }
}
