/// One way to construct the data, as heft asks for it by its number.
protocol AnyVariant: AnyObject {
  func weigh(countingFirst: Bool) throws -> [(String, JSON)]
  func layout() throws -> [(String, JSON)]
  func resident() throws -> Int?
  func timeBuild(loops: Int) throws -> Double
  func timeUse(loops: Int, batch: Int) throws -> Double
  func timeReuse(loops: Int) throws -> Double
  func timeBoth() throws -> (build: Double, use: Double)
  func isReusable() throws -> Bool
}

/// The code of a variant and of its use.
///
/// It lies in a module of its own and is not specialised for a type, so that the compiler of the
/// variant's code sees neither what becomes of a value nor how often it is built: it can leave out
/// no allocation, and move none out of a loop.
final class Variant<Value, Answer>: AnyVariant {
  let build: () throws -> Value
  let use: ((inout Value) throws -> Answer)?

  init(build: @escaping () throws -> Value, use: ((inout Value) throws -> Answer)?) {
    self.build = build
    self.use = use
  }

  func layout() throws -> [(String, JSON)] {
    guard Counters.arePresent else {
      return [("refused", .text("there is no probe, which knows the sizes of blocks"))]
    }
    Channel.phase("building")
    var value = try build()
    let blocks = withUnsafePointer(to: &value) { Layout.blocks(of: $0) }
    return [
      ("type", .text(String(describing: Value.self))), ("blocks", .list(blocks)),
    ]
  }

  func resident() throws -> Int? {
    guard Resident.reset(), let idle = Resident.highWater else { return nil }
    Channel.phase("resident memory")
    var value = try build()
    if let use { _ = try use(&value) }
    let high = Resident.highWater
    withExtendedLifetime(value) {}
    return high.map { $0 - idle }
  }

  // MARK: Time

  func timeBuild(loops: Int) throws -> Double {
    let start = Clock.now
    for _ in 0..<loops { _ = try build() }
    return Clock.now - start
  }

  /// Each use gets a structure of its own: an iterator serves once, and a sort sorts once.
  func timeUse(loops: Int, batch: Int) throws -> Double {
    guard let use else { return 0 }
    var seconds = 0.0
    var done = 0
    let size = min(batch, loops)
    let built = UnsafeMutablePointer<Value>.allocate(capacity: size)
    defer { built.deallocate() }
    while done < loops {
      var count = 0
      defer { built.deinitialize(count: count) }
      while count < min(size, loops - done) {
        (built + count).initialize(to: try build())
        count += 1
      }
      done += count
      let start = Clock.now
      for index in 0..<count { _ = try use(&built[index]) }
      seconds += Clock.now - start
    }
    return seconds
  }

  func timeReuse(loops: Int) throws -> Double {
    guard let use else { return 0 }
    var value = try build()
    let start = Clock.now
    for _ in 0..<loops { _ = try use(&value) }
    return Clock.now - start
  }

  /// One build and one use of it; letting go belongs to the build, as it does there alone.
  func timeBoth() throws -> (build: Double, use: Double) {
    let box = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { box.deallocate() }
    let start = Clock.now
    box.initialize(to: try build())
    let built = Clock.now
    do {
      if let use { _ = try use(&box.pointee) }
    } catch {
      box.deinitialize(count: 1)
      throw error
    }
    let used = Clock.now
    box.deinitialize(count: 1)
    return (built - start + Clock.now - used, used - built)
  }

  /// Whether using the same structure twice gives the same answer both times.
  func isReusable() throws -> Bool {
    guard let use else { return false }
    var value = try build()
    if value is any IteratorProtocol { return false }
    let first = Digest(of: try use(&value))
    let second = Digest(of: try use(&value))
    return first.isComparable && first == second
  }
}
