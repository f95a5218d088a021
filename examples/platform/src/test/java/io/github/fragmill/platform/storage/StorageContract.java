package io.github.fragmill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.core.Packager;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.output.OutputTransaction;
import io.github.fragmill.core.output.Sink;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.source.SourceStamp;
import io.github.fragmill.dash.DashManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage promises. */
abstract class StorageContract {

  static final String ITEM = "packaged/5";

  static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");
  private static final Instant PAST = Instant.parse("2001-01-01T00:00:00Z");

  /** Returns the storage under test, empty before each test. */
  abstract Storage storage();

  /** Returns everything that is stored, with what nobody sees. */
  abstract List<String> everything() throws IOException;

  /** Begins an item, as a process does that is killed after it has written a file. */
  abstract void beginAndBeKilled(String item) throws Exception;

  @Test
  void output_beforeTheCommit_isSeenByNobody() throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin()) {
      write(transaction, "stream.mpd", Bytes.random(10));
      write(transaction, "video/1.m4s", Bytes.random(100));

      assertThat(storage().list(ITEM)).isEmpty();
      assertThat(storage().find(ITEM + "/stream.mpd")).isEmpty();

      transaction.commit();
      assertThat(names(ITEM)).containsExactly(ITEM + "/stream.mpd", ITEM + "/video/1.m4s");
    }
    assertThat(names(ITEM)).containsExactly(ITEM + "/stream.mpd", ITEM + "/video/1.m4s");
  }

  @Test
  void output_closedWithoutCommit_leavesNothing() throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin()) {
      write(transaction, "stream.mpd", Bytes.random(10));
    }

    assertThat(storage().list(ITEM)).isEmpty();
    assertThat(everything()).isEmpty();
  }

  @Test
  void output_sinkClosedWithoutCommit_isNotThere() throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin()) {
      write(transaction, "whole", Bytes.random(10));
      try (Sink sink = transaction.create("broken-off")) {
        write(sink, Bytes.random(10));
      }
      transaction.commit();
    }

    assertThat(names(ITEM)).containsExactly(ITEM + "/whole");
  }

  @Test
  void output_senderBreaksOffInTheThirdPart_leavesNothing() throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin();
        Sink sink = transaction.create("upload.mp4")) {
      for (int written = 0; written < 17; written++) {
        write(sink, Bytes.random(1 << 20));
      }
    }

    assertThat(storage().list(ITEM)).isEmpty();
    assertThat(everything()).isEmpty();
  }

  @Test
  void output_emptyFile_isThere() throws Exception {
    store(ITEM, Map.of("empty", new byte[0]));

    assertThat(read(ITEM + "/empty")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, (5 << 20) - 1, 5 << 20, (5 << 20) + 1, 10 << 20, 20_000_003})
  void output_fileOfAnySize_isReadAsItWasWritten(int sizeBytes) throws Exception {
    byte[] bytes = Bytes.random(sizeBytes);
    store(ITEM, Map.of("file", bytes));

    assertThat(storage().find(ITEM + "/file").orElseThrow().sizeBytes()).isEqualTo(sizeBytes);
    assertThat(Arrays.equals(read(ITEM + "/file"), bytes)).isTrue();
  }

  @Test
  void output_itemIsThere_isRefusedAndStaysAsItWas() throws Exception {
    store(ITEM, Map.of("a", Bytes.random(10)));

    assertThatThrownBy(() -> store(ITEM, Map.of("b", Bytes.random(10))))
        .isInstanceOf(IOException.class);
    assertThat(names(ITEM)).containsExactly(ITEM + "/a");
    assertThat(everything()).hasSameSizeAs(stored("packaged/6", "a"));
  }

  /** Stores an item of one file, and returns all there is of it; deletes it again. */
  private List<String> stored(String item, String name) throws IOException {
    List<String> before = everything();
    store(item, Map.of(name, Bytes.random(10)));
    List<String> more = new ArrayList<>(everything());
    more.removeAll(before);
    storage().delete(item);
    return more;
  }

  @Test
  void output_twoWriters_oneIsWholeAndTheOtherIsRefused() throws Exception {
    Output output = storage().output(ITEM);
    try (OutputTransaction one = output.begin();
        OutputTransaction other = output.begin()) {
      write(one, "a", new byte[] {1});
      write(other, "a", new byte[] {2});
      write(other, "b", new byte[] {2});
      write(one, "c", new byte[] {1});
      other.commit();

      assertThatThrownBy(one::commit).isInstanceOf(IOException.class);
    }

    assertThat(names(ITEM)).containsExactly(ITEM + "/a", ITEM + "/b");
    assertThat(read(ITEM + "/a")).containsExactly(2);
  }

  @Test
  void output_afterAKilledRun_works() throws Exception {
    beginAndBeKilled(ITEM);
    assertThat(storage().list(ITEM)).isEmpty();

    store(ITEM, Map.of("a", new byte[] {1}));

    assertThat(names(ITEM)).containsExactly(ITEM + "/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../a", "a/../b", "a//b", "/a", "a/", "a\\b", "a\u0000", "nul"})
  void create_nameNotPlain_isRefused(String name) throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin()) {
      assertThatThrownBy(() -> transaction.create(name)).isInstanceOf(IOException.class);
    }
    assertThat(everything()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "packaged",
        "packaged/",
        "/packaged/5",
        "packaged/..",
        "packaged/../5",
        "../packaged",
        "packaged/5/6",
        "packaged//5",
        "packaged/.5",
        ".packaged/5",
        "packaged\\5",
        "packaged/5\n",
        "C:/5"
      })
  void output_nameIsNoItems_isRefused(String name) throws Exception {
    assertThatIllegalArgumentException().isThrownBy(() -> storage().output(name));
    assertThatIllegalArgumentException().isThrownBy(() -> storage().delete(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "packaged",
        "packaged/",
        "packaged/5/",
        "/packaged/5/a",
        "packaged/5/../5/a",
        "packaged/./5/a",
        "packaged//5/a",
        "packaged/5//a",
        "packaged/5/b",
        "packaged\\5\\a",
        "other/5/a",
        "packaged/5/a\u0000",
        "packaged/5/\u00e4\ud83c\udfac"
      })
  void list_nothingOfThatName_isEmpty(String name) throws Exception {
    store(ITEM, Map.of("a", Bytes.random(10)));

    assertThat(storage().list(name)).isEmpty();
    assertThat(storage().find(name)).isEmpty();
    assertThat(names(ITEM + "/a")).containsExactly(ITEM + "/a");
  }

  @Test
  void list_folderInAnItem_isNoFile() throws Exception {
    store(ITEM, Map.of("video/1.m4s", new byte[1]));

    assertThat(storage().list(ITEM + "/video")).isEmpty();
    assertThat(names(ITEM + "/video/1.m4s")).containsExactly(ITEM + "/video/1.m4s");
  }

  @Test
  void list_names_areWholeAndInOrder() throws Exception {
    store(
        ITEM,
        Map.of(
            "z",
            new byte[1],
            "a/2",
            new byte[2],
            "a/10",
            new byte[3],
            "a-b",
            new byte[4],
            "Gr\u00fc\u00dfe +&%.mp4",
            new byte[5]));
    store("packaged/55", Map.of("a", new byte[6]));

    assertThat(storage().list(ITEM))
        .extracting(file -> file.name() + " " + file.sizeBytes())
        .containsExactly(
            ITEM + "/Gr\u00fc\u00dfe +&%.mp4 5",
            ITEM + "/a-b 4",
            ITEM + "/a/10 3",
            ITEM + "/a/2 2",
            ITEM + "/z 1");
    assertThat(read(ITEM + "/Gr\u00fc\u00dfe +&%.mp4")).hasSize(5);
  }

  @Test
  void list_moreThanAThousandFiles_givesAll() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    for (int number = 0; number < 1_203; number++) {
      files.put("video/" + number + ".m4s", new byte[] {1, 2, 3});
    }
    store(ITEM, files);

    assertThat(storage().list(ITEM)).hasSize(1_203);
    storage().delete(ITEM);
    assertThat(everything()).isEmpty();
  }

  @Test
  void delete_item_leavesOnlyTheOthers() throws Exception {
    store(ITEM, Map.of("a", new byte[1], "b/c", new byte[1]));
    store("packaged/55", Map.of("a", new byte[1]));
    store("uploads/5", Map.of("a", new byte[1]));

    storage().delete(ITEM);
    storage().delete(ITEM);

    assertThat(storage().list(ITEM)).isEmpty();
    assertThat(names("packaged/55")).hasSize(1);
    assertThat(names("uploads/5")).hasSize(1);
    store(ITEM, Map.of("new", new byte[1]));
    assertThat(names(ITEM)).containsExactly(ITEM + "/new");
  }

  @Test
  void sweep_unknownItems_areDeletedWhenTheyAreOld() throws Exception {
    store(ITEM, Map.of("a", new byte[1]));
    store("packaged/6", Map.of("a", new byte[1]));
    store("uploads/6", Map.of("a", new byte[1]));

    assertThat(storage().sweep("packaged", PAST, ITEM::equals)).isZero();
    assertThat(names("packaged/6")).hasSize(1);
    assertThat(storage().sweep("packaged", FUTURE, ITEM::equals)).isEqualTo(1);
    assertThat(storage().list("packaged/6")).isEmpty();
    assertThat(names(ITEM)).hasSize(1);
    assertThat(names("uploads/6")).hasSize(1);
    assertThat(storage().sweep("packaged", FUTURE, ITEM::equals)).isZero();
    assertThat(storage().sweep("nothing", FUTURE, ITEM::equals)).isZero();
  }

  @Test
  void sweep_whatAKilledRunLeft_isDeletedWhenItIsOld() throws Exception {
    beginAndBeKilled(ITEM);
    beginAndBeKilled("packaged/6");
    assertThat(everything()).isNotEmpty();

    assertThat(storage().sweep("packaged", PAST, item -> true)).isZero();
    assertThat(everything()).isNotEmpty();
    assertThat(storage().sweep("packaged", FUTURE, ITEM::equals)).isEqualTo(2);
    assertThat(everything()).isEmpty();
  }

  @Test
  void sweep_leftBesideAnItem_staysWithTheItem() throws Exception {
    beginAndBeKilled(ITEM);
    List<String> left = everything();
    store(ITEM, Map.of("a", new byte[1]));

    storage().sweep("packaged", FUTURE, ITEM::equals);

    assertThat(names(ITEM)).containsExactly(ITEM + "/a");
    assertThat(everything()).doesNotContainAnyElementsOf(left);
  }

  @Test
  void sweep_runBegunLately_goesOn() throws Exception {
    try (OutputTransaction transaction = storage().output(ITEM).begin()) {
      write(transaction, "a", new byte[1]);
      storage().sweep("packaged", PAST, item -> false);
      write(transaction, "b", new byte[1]);
      transaction.commit();
    }

    assertThat(names(ITEM)).containsExactly(ITEM + "/a", ITEM + "/b");
    assertThat(read(ITEM + "/a")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "/", ".a", "a/"})
  void sweep_nameIsNoAreas_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> storage().sweep(name, FUTURE, item -> true));
  }

  @Test
  void source_ranges_areReadToTheByte() throws Exception {
    byte[] bytes = Bytes.random(3_000_000);
    store(ITEM, Map.of("file", bytes));
    Random random = new Random(7);
    try (SourceReader reader = open(ITEM + "/file")) {
      assertThat(reader.sizeBytes()).isEqualTo(bytes.length);
      assertThat(reader.preferredReadBytes()).isPositive();
      for (int round = 0; round < 50; round++) {
        int from = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(round % 2 == 0 ? 100 : 2_000_000);
        ByteBuffer found = ByteBuffer.allocate(length);
        int end = Math.min(bytes.length, from + length);
        while (from + found.position() < end) {
          assertThat(reader.read(found, from + found.position())).isPositive();
        }
        assertThat(Arrays.equals(found.array(), 0, end - from, bytes, from, end)).isTrue();
      }
      assertThat(reader.read(ByteBuffer.allocate(1), bytes.length)).isEqualTo(-1);
      assertThat(reader.read(ByteBuffer.allocate(1), 5_000_000_000L)).isEqualTo(-1);
      ByteBuffer last = ByteBuffer.allocate(10);
      assertThat(reader.read(last, bytes.length - 1)).isEqualTo(1);
      assertThat(last.get(0)).isEqualTo(bytes[bytes.length - 1]);
    }
  }

  @Test
  void source_stamps_tellContentsApart() throws Exception {
    store(ITEM, Map.of("file", new byte[] {1, 2}));
    SourceStamp first = stamp(ITEM + "/file");
    assertThat(first.validator()).isPresent();
    assertThat(stamp(ITEM + "/file")).isEqualTo(first);

    storage().delete(ITEM);
    store(ITEM, Map.of("file", new byte[] {3, 4}));
    assertThat(stamp(ITEM + "/file")).isNotEqualTo(first);
  }

  private SourceStamp stamp(String name) throws Exception {
    try (SourceReader reader = open(name)) {
      return reader.stamp();
    }
  }

  @Test
  void source_manyReadersAndThreads_readTheSame() throws Exception {
    byte[] bytes = Bytes.random(2_000_000);
    store(ITEM, Map.of("file", bytes));
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try (SourceReader shared = open(ITEM + "/file")) {
      List<Callable<Boolean>> reads = new ArrayList<>();
      for (int index = 0; index < 16; index++) {
        boolean isShared = index % 2 == 0;
        reads.add(
            () -> {
              byte[] found = isShared ? Bytes.all(shared) : read(ITEM + "/file");
              return Arrays.equals(found, bytes);
            });
      }
      for (Future<Boolean> result : executor.invokeAll(reads)) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void packager_fromAndToTheStorage_givesTheSameAsInMemory() throws Exception {
    Source file = Source.file(Path.of("..", "media", "sample.mp4"));
    try (SourceReader reader = file.open()) {
      store("uploads/1", Map.of("sample.mp4", Bytes.all(reader)));
    }
    Source stored = storage().find("uploads/1/sample.mp4").orElseThrow().source();
    Output.Memory expected = Output.memory();
    Packager.of(file).manifest(DashManifest.onDemand()).packageTo(expected);

    Packager.of(stored).manifest(DashManifest.onDemand()).packageTo(storage().output(ITEM));

    assertThat(names(ITEM))
        .containsExactlyElementsOf(
            expected.files().keySet().stream().map(name -> ITEM + "/" + name).sorted().toList());
    for (Map.Entry<String, byte[]> written : expected.files().entrySet()) {
      assertThat(Arrays.equals(read(ITEM + "/" + written.getKey()), written.getValue())).isTrue();
    }
  }

  final void store(String item, Map<String, byte[]> files) throws IOException {
    try (OutputTransaction transaction = storage().output(item).begin()) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(transaction, file.getKey(), file.getValue());
      }
      transaction.commit();
    }
  }

  static void write(OutputTransaction transaction, String name, byte[] bytes) throws IOException {
    try (Sink sink = transaction.create(name)) {
      write(sink, bytes);
      sink.commit();
    }
  }

  static void write(Sink sink, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      sink.write(buffer);
    }
  }

  final List<String> names(String name) throws IOException {
    return storage().list(name).stream().map(StoredFile::name).toList();
  }

  private SourceReader open(String name) throws Exception {
    return storage().find(name).orElseThrow().source().open();
  }

  final byte[] read(String name) throws Exception {
    try (SourceReader reader = open(name)) {
      return Bytes.all(reader);
    }
  }
}
