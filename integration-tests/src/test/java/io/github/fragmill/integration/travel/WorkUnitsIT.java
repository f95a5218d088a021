package io.github.fragmill.integration.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.PackagingEngine;
import io.github.fragmill.core.PackagingPlan;
import io.github.fragmill.core.UnitReceipt;
import io.github.fragmill.core.WorkUnit;
import io.github.fragmill.core.error.OutputException;
import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.SharedOutput;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan whose work is divided gives what one run gives. */
class WorkUnitsIT {

  private static final PackagingEngine ENGINE = PackagingEngine.create();
  private static final long UNIT_BYTES = 100_000;
  private static final long SEED = 20_261_124;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @EnumSource(Mode.class)
  void commit_unitsOutOfOrderTwiceAndAtOnce_givesTheFiles(Mode mode) throws Exception {
    for (Layout layout : Layout.values()) {
      PackagingPlan plan = plan(mode, layout);
      Path whole = folder.resolve(mode + "-" + layout + "-whole");
      ENGINE.packageTo(plan, Output.directory(whole));
      Path shared = folder.resolve(mode + "-" + layout + "-shared");
      SharedOutput output = begun(plan, shared);

      List<UnitReceipt> receipts = executedTwice(plan, output);
      assertThat(shared).doesNotExist();
      ENGINE.commit(plan, receipts, output);

      assertThat(Travel.files(shared)).isEqualTo(Travel.files(whole));
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.filter(it -> it.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  private static List<UnitReceipt> executedTwice(PackagingPlan plan, SharedOutput output)
      throws Exception {
    List<Callable<UnitReceipt>> calls = new ArrayList<>();
    for (WorkUnit unit : plan.units(UNIT_BYTES)) {
      WorkUnit travelled = WorkUnit.parse(unit.toBytes());
      assertThat(travelled).isEqualTo(unit);
      calls.add(() -> ENGINE.execute(plan, unit, output));
      calls.add(() -> ENGINE.execute(plan, travelled, output));
    }
    assertThat(calls).hasSizeGreaterThan(8);
    Collections.shuffle(calls, new Random(SEED));
    List<UnitReceipt> receipts = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      for (Future<UnitReceipt> receipt : executor.invokeAll(calls)) {
        receipts.add(UnitReceipt.parse(receipt.get().toBytes()));
      }
    } finally {
      executor.shutdown();
    }
    return receipts;
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_FILE", "NUMBERED_SEGMENTS"})
  void commit_receiptMissing_isRefusedByName(Layout layout) throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, layout);
    SharedOutput output = begun(plan, folder.resolve("out"));
    List<WorkUnit> units = plan.units(UNIT_BYTES);
    for (WorkUnit unit : units.subList(0, units.size() - 1)) {
      ENGINE.execute(plan, unit, output);
    }
    List<UnitReceipt> receipts = ENGINE.receipts(plan, output);
    WorkUnit last = units.get(units.size() - 1);

    assertThatThrownBy(() -> ENGINE.commit(plan, receipts, output))
        .isInstanceOf(SavedDataException.class)
        .hasMessage(
            "no receipt of %s, segments %d to %d: execute the unit again",
            last.renditionId(), last.firstSegment(), last.endSegment() - 1);

    ENGINE.execute(plan, last, output);
    ENGINE.commit(plan, ENGINE.receipts(plan, output), output);
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**manifest.mpd");
  }

  @Test
  void commit_receiptOfAnotherPlan_isRefused() throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, Layout.SINGLE_FILE);
    PackagingPlan other = plan(Mode.CENC, Layout.SINGLE_FILE);
    SharedOutput output = begun(other, folder.resolve("out"));
    UnitReceipt receipt = ENGINE.execute(other, other.units(1).get(0), output);

    assertThatThrownBy(() -> ENGINE.commit(plan, List.of(receipt), output))
        .isInstanceOf(SavedDataException.class)
        .hasMessageContaining("is of another plan");
    assertThatThrownBy(() -> ENGINE.execute(plan, other.units(1).get(0), output))
        .isInstanceOf(SavedDataException.class)
        .hasMessageContaining("is of another plan");
  }

  @Test
  void commit_twoDivisions_isRefused() throws Exception {
    PackagingPlan plan = plan(Mode.CLEAR, Layout.SINGLE_FILE);
    SharedOutput output = begun(plan, folder.resolve("out"));
    List<UnitReceipt> receipts = new ArrayList<>();
    for (WorkUnit unit : plan.units(UNIT_BYTES)) {
      receipts.add(ENGINE.execute(plan, unit, output));
    }
    receipts.add(ENGINE.execute(plan, plan.units(Long.MAX_VALUE).get(0), output));

    assertThatThrownBy(() -> ENGINE.commit(plan, receipts, output))
        .isInstanceOf(SavedDataException.class)
        .hasMessageContaining("overlaps another one");
  }

  @Test
  void commit_damagedReceipt_isRefused() throws Exception {
    PackagingPlan plan = plan(Mode.CLEAR, Layout.SINGLE_FILE);
    SharedOutput output = begun(plan, folder.resolve("out"));
    byte[] bytes = ENGINE.execute(plan, plan.units(1).get(0), output).toBytes();
    bytes[bytes.length - 1] ^= 1;

    assertThatThrownBy(() -> UnitReceipt.parse(bytes))
        .isInstanceOf(SavedDataException.class)
        .hasMessage("this receipt is damaged: its checksum is wrong");
  }

  @ParameterizedTest
  @CsvSource({"SINGLE_FILE", "NUMBERED_SEGMENTS"})
  void commit_whatWasMadeIsGone_isRefusedByName(Layout layout) throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, layout);
    SharedOutput output = begun(plan, folder.resolve("out"));
    List<UnitReceipt> receipts = new ArrayList<>();
    for (WorkUnit unit : plan.units(UNIT_BYTES)) {
      receipts.add(ENGINE.execute(plan, unit, output));
    }
    String id = plan.renditions().get(0).id();
    try (Stream<Path> made = Files.walk(folder)) {
      Files.delete(
          made.filter(it -> it.endsWith(id + "/2.m4s") || it.endsWith(id + ".mp4/1"))
              .findFirst()
              .orElseThrow());
    }

    assertThatThrownBy(() -> ENGINE.commit(plan, receipts, output))
        .hasMessageContaining(id)
        .hasMessageContaining("again");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void execute_afterTheCommit_isRefusedAndLeavesNothing() throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, Layout.NUMBERED_SEGMENTS);
    SharedOutput output = begun(plan, folder.resolve("out"));
    List<UnitReceipt> receipts = executedTwice(plan, output);
    ENGINE.commit(plan, receipts, output);

    assertThatThrownBy(() -> ENGINE.execute(plan, plan.units(1).get(0), output))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("not begun, or it is complete");
    assertThatThrownBy(() -> ENGINE.commit(plan, receipts, output))
        .isInstanceOf(OutputException.class);
    assertThatThrownBy(() -> ENGINE.begin(plan, output))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("exists and is not empty");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("out"));
    }
  }

  @Test
  void discard_someUnitsDone_leavesNothing() throws Exception {
    PackagingPlan plan = plan(Mode.CBCS, Layout.SINGLE_FILE);
    SharedOutput output = begun(plan, folder.resolve("out"));
    ENGINE.execute(plan, plan.units(1).get(0), output);

    ENGINE.discard(plan, output);
    ENGINE.discard(plan, output);

    assertThat(folder).isEmptyDirectory();
  }

  private static SharedOutput begun(PackagingPlan plan, Path folder) throws Exception {
    SharedOutput output = SharedOutput.directory(folder);
    ENGINE.begin(plan, output);
    return output;
  }

  private static PackagingPlan plan(Mode mode, Layout layout) throws Exception {
    return Packagers.of(Source.file(BundledClip.file()), mode, layout).trickPlay().plan();
  }
}
