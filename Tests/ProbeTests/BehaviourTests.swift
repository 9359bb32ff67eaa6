import Foundation
import Testing

/// What `Fixtures/behaviour.py` promises, one function a test, in every interpreter found.
@Suite struct BehaviourTests {
  private func keeps(_ promise: String, _ interpreter: Interpreter) throws {
    try Probe.keeps(promise, of: "behaviour.py", in: interpreter)
  }

  @Test("All interpreters that HEFT_REQUIRE_PYTHONS names are there")
  func requiredInterpreters() {
    let found = Set(Interpreter.all.flatMap { ["3.\($0.minor)", $0.version] })
    for name in Interpreter.required {
      #expect(found.contains(name), "CPython \(name) is required and was not found")
    }
  }

  @Test("Packages are there for all interpreters that HEFT_REQUIRE_PACKAGES names")
  func requiredPackages() {
    let found = Set(Interpreter.withPackages.map { "3.\($0.minor)" })
    for name in Interpreter.requiredWithPackages {
      #expect(found.contains(name), "CPython \(name) has no packages: make deps-packages")
    }
  }

  @Test(
    "The counters are exact",
    arguments: [
      "hooks", "selftest", "requested_bytes", "kept_agrees_with_tracemalloc", "peak",
      "counting_is_not_counted", "totals", "native_blocks",
      "debug_allocators_do_not_replace_the_hooks", "lost_hooks_are_admitted",
    ], Interpreter.all)
  func counters(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Threads and processes keep the counts apart",
    arguments: [
      "threads", "native_threads", "shared_page", "child_of_fork_counts_for_itself",
      "started_processes_have_no_probe", "children_are_counted",
    ], Interpreter.all)
  func processes(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "The walk looks and changes nothing",
    arguments: ["walk_calls_no_python", "walk_refuses_bad_options", "root_held_elsewhere"],
    Interpreter.all)
  func walk(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Layouts account for every byte", arguments: ["layouts_tile", "layout_names_what_it_knows"],
    Interpreter.all)
  func layouts(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "V2 What is read by layout was borne out by a live object: untouched, touched and crowded",
    arguments: Interpreter.all + Interpreter.more)
  func layoutsAreTried(interpreter: Interpreter) throws {
    try keeps("v2_layouts_are_tried", interpreter)
  }

  @Test(
    "V2 Instances whose dict was asked for are walked on every version",
    arguments: Interpreter.all + Interpreter.more)
  func touchedInstances(interpreter: Interpreter) throws {
    try keeps("v2_touched_instances", interpreter)
  }

  @Test(
    "V1 What an instance holds is what comes back, on every release of a version",
    arguments: Interpreter.all + Interpreter.more)
  func instancesOfEveryRelease(interpreter: Interpreter) throws {
    try keeps("v1_instances_to_the_byte", interpreter)
  }

  @Test(
    "V1 Each kind was tried on a live object, and one that fails is not followed",
    arguments: Interpreter.all + Interpreter.more)
  func everyKindIsTried(interpreter: Interpreter) throws {
    try keeps("v1_every_kind_is_tried", interpreter)
  }

  @Test(
    "V3 Globals are left out of functions, generators and coroutines",
    arguments: Interpreter.all + Interpreter.more)
  func globalsAreLeftOut(interpreter: Interpreter) throws {
    try keeps("v3_globals_are_left_out", interpreter)
  }

  @Test(
    "V4 Types without a public structure are weighed to the byte",
    arguments: Interpreter.all + Interpreter.more)
  func typesWithoutHeaders(interpreter: Interpreter) throws {
    try keeps("v4_types_without_headers", interpreter)
  }

  @Test(
    "V5 A reading costs the same whatever numbers lie spare",
    arguments: Interpreter.all + Interpreter.more)
  func readings(interpreter: Interpreter) throws {
    try keeps("v5_readings_cost_the_same", interpreter)
  }

  @Test(
    "V6 Layouts and duplicates are complete on every version",
    arguments: Interpreter.all + Interpreter.more)
  func layoutAndDuplicates(interpreter: Interpreter) throws {
    try keeps("v6_layout_and_duplicates", interpreter)
  }

  @Test(
    "S3 A __sizeof__ that another type's method stands for is not called",
    arguments: Interpreter.all + Interpreter.more)
  func borrowedSizes(interpreter: Interpreter) throws {
    try keeps("s3_borrowed_sizeof_is_not_called", interpreter)
  }

  @Test("T1 Inline values of instances are counted", arguments: Interpreter.all)
  func t1(interpreter: Interpreter) throws { try keeps("t1_inline_values", interpreter) }

  @Test("T2 Looking changes nothing", arguments: Interpreter.all)
  func t2(interpreter: Interpreter) throws { try keeps("t2_looking_changes_nothing", interpreter) }

  @Test("T3 The first instance of a class is larger", arguments: Interpreter.all)
  func t3(interpreter: Interpreter) throws { try keeps("t3_first_instance_is_larger", interpreter) }

  @Test(
    "T4 The subclass that forgot __slots__ is weighed on each version", arguments: Interpreter.all)
  func t4(interpreter: Interpreter) throws { try keeps("t4_unslotted_subclass", interpreter) }

  @Test("T5 What was requested is shown, not the block nor the page", arguments: Interpreter.all)
  func t5(interpreter: Interpreter) throws {
    try keeps("t5_requested_block_and_shallow", interpreter)
  }

  @Test("T6 Keys of dicts with only string keys are visited", arguments: Interpreter.all)
  func t6(interpreter: Interpreter) throws { try keeps("t6_string_keys_are_visited", interpreter) }

  @Test("T7 The collector's links are counted where there are any", arguments: Interpreter.all)
  func t7(interpreter: Interpreter) throws { try keeps("t7_collectors_links", interpreter) }

  @Test("T8 A generator holds what its frame holds", arguments: Interpreter.all)
  func t8(interpreter: Interpreter) throws {
    try keeps("t8_generator_holds_its_frame", interpreter)
  }

  @Test(
    "T9 A long chain is walked to its end, or the walk says that it stopped",
    arguments: Interpreter.all)
  func t9(interpreter: Interpreter) throws { try keeps("t9_long_chain", interpreter) }

  @Test("T10 What others hold is shared", arguments: Interpreter.all)
  func t10(interpreter: Interpreter) throws { try keeps("t10_sharing", interpreter) }

  @Test("T11 Singletons are nobody's own", arguments: Interpreter.all)
  func t11(interpreter: Interpreter) throws { try keeps("t11_singletons_are_shared", interpreter) }

  @Test("T12 Room to grow is counted", arguments: Interpreter.all)
  func t12(interpreter: Interpreter) throws { try keeps("t12_over_allocation", interpreter) }

  @Test("T13 A view pins what it is a view of", arguments: Interpreter.withPackages)
  func t13(interpreter: Interpreter) throws { try keeps("t13_views", interpreter) }

  @Test(
    "T14 Strings that a column holds many times are counted once",
    arguments: Interpreter.withPackages)
  func t14(interpreter: Interpreter) throws {
    try keeps("t14_shared_strings_in_a_column", interpreter)
  }

  @Test(
    "T15 Arrow's memory is seen, and a category can be larger", arguments: Interpreter.withPackages)
  func t15(interpreter: Interpreter) throws {
    try keeps("t15_arrow_strings_and_categories", interpreter)
  }

  @Test("T16 A copy is weighed again after the first write", arguments: Interpreter.withPackages)
  func t16(interpreter: Interpreter) throws { try keeps("t16_copy_on_write", interpreter) }

  @Test("T17 Containers that the collector does not track are walked", arguments: Interpreter.all)
  func t17(interpreter: Interpreter) throws { try keeps("t17_untracked_containers", interpreter) }

  @Test("T21 Memory that a few survivors hold in arenas is not kept", arguments: Interpreter.all)
  func t21(interpreter: Interpreter) throws {
    try keeps("t21_arenas_held_by_survivors", interpreter)
  }
}
