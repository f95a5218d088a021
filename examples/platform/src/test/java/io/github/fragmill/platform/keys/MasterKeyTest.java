package io.github.fragmill.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MasterKeyTest {

  private static final String HEX =
      "fbff00112233445566778899aabbccddee00112233445566778899aabbccddee";

  private Path folder;
  private Path file;

  @BeforeEach
  void choosePlace(@TempDir Path given) {
    folder = given;
    file = folder.resolve("data/master.key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HEX,
        "  " + HEX + "\n",
        "+/8AESIzRFVmd4iZqrvM3e4AESIzRFVmd4iZqrvM3e4=",
        "+/8AESIzRFVmd4iZqrvM3e4AESIzRFVmd4iZqrvM3e4",
        "-_8AESIzRFVmd4iZqrvM3e4AESIzRFVmd4iZqrvM3e4"
      })
  void load_textInEachForm_isOneKeyAndMakesNoFile(String text) throws Exception {
    assertThat(derived(Optional.of(text)))
        .isEqualTo(derived(Optional.of(HEX.toUpperCase(Locale.ROOT))));
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret-text",
        "00",
        HEX + "00",
        "+/8AESIzRFVmd4iZqrvM3e4=",
        "+_8AESIzRFVmd4iZqrvM3e4AESIzRFVmd4iZqrvM3e4",
        "-_8AESIzRFVmd4iZqrvM3e4AESIzRFVmd4iZqrvM3e5"
      })
  void load_noKey_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> MasterKey.load(Optional.of(text), file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "the master key: expected 32 bytes as 64 hexadecimal digits or base64url, found ")
        .hasMessageNotContaining("AESIz")
        .hasMessageNotContaining("secret-text");
  }

  @Test
  void fingerprint_ofOneKey_isAlwaysTheSameAndOfNoOther() throws Exception {
    Path file = Path.of("not-looked-at");
    String fingerprint = MasterKey.load(Optional.of("07".repeat(32)), file).fingerprint();

    assertThat(fingerprint).matches("[0-9a-f]{32}").doesNotContain("0707");
    assertThat(MasterKey.load(Optional.of("07".repeat(32)), file).fingerprint())
        .isEqualTo(fingerprint);
    assertThat(MasterKey.load(Optional.of("08".repeat(32)), file).fingerprint())
        .isNotEqualTo(fingerprint);
  }

  @Test
  void load_fileMissing_makesOneThatOnlyItsOwnerReads() throws Exception {
    String derived = derived(Optional.empty());

    assertThat(derived(Optional.empty())).isEqualTo(derived);
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(folder.resolve("data")).isDirectoryContaining("glob:**/master.key");
    assertThat(folder.resolve("data").toFile().list()).containsExactly("master.key");
    assumePosix();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void load_twoFiles_areTwoKeys() throws Exception {
    String one = derived(Optional.empty());
    Files.delete(file);

    assertThat(derived(Optional.empty())).isNotEqualTo(one);
  }

  @Test
  void load_fileAndTextSayTheSame_isOneKey() throws Exception {
    derived(Optional.empty());

    assertThat(derived(Optional.of(Files.readString(file)))).isEqualTo(derived(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---"})
  void load_othersMayUseTheFile_isRefused(String permissions) throws Exception {
    assumePosix();
    derived(Optional.empty());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> MasterKey.load(Optional.empty(), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("chmod 600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "damaged", "\u0000\u0000"})
  void load_fileHoldsNoKey_isRefusedAndLeftAsItIs(String content) throws Exception {
    derived(Optional.empty());
    Files.writeString(file, content);

    assertThatThrownBy(() -> MasterKey.load(Optional.empty(), file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("master.key: expected 32 bytes");
    assertThat(file).hasContent(content);
  }

  @Test
  void load_manyThreadsAtOnce_agree() throws Exception {
    int threads = 8;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 25; round++) {
        file = folder.resolve(round + "/master.key");
        CyclicBarrier start = new CyclicBarrier(threads);
        Callable<String> load =
            () -> {
              start.await();
              return derived(Optional.empty());
            };
        TreeSet<String> found = new TreeSet<>();
        for (Future<String> result : executor.invokeAll(Collections.nCopies(threads, load))) {
          found.add(result.get());
        }
        assertThat(found).hasSize(1);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void load_twoProcessesAtOnce_agree() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classPath(),
                  Loader.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    for (Process process : processes) {
      assertThat(process.inputReader().readLine()).isEqualTo("ready");
    }
    TreeSet<String> found = new TreeSet<>();
    for (Process process : processes) {
      process.outputWriter().close();
    }
    for (Process process : processes) {
      found.add(process.inputReader().readLine());
      assertThat(process.waitFor()).isZero();
    }

    assertThat(found).containsExactly(derived(Optional.empty()));
  }

  @Test
  void derive_labels_tellKeysApart() throws Exception {
    try (MasterKey masterKey = MasterKey.load(Optional.of(HEX), file)) {
      assertThat(masterKey.derive("one")).hasSize(32).isNotEqualTo(masterKey.derive("other"));
      assertThat(masterKey.derive("one")).isEqualTo(masterKey.derive("one"));
    }
  }

  @Test
  void close_afterwards_nothingIsDerived() throws Exception {
    MasterKey masterKey = MasterKey.load(Optional.of(HEX), file);
    masterKey.close();

    assertThatIllegalStateException().isThrownBy(() -> masterKey.derive("one"));
  }

  @Test
  void toString_ofKey_isThatOfAnyObject() throws Exception {
    assertThat(MasterKey.class.getMethod("toString").getDeclaringClass()).isEqualTo(Object.class);
  }

  private String derived(Optional<String> text) throws IOException {
    try (MasterKey masterKey = MasterKey.load(text, file)) {
      return HexFormat.of().formatHex(masterKey.derive("test"));
    }
  }

  private static void assumePosix() {
    assumeTrue(
        File.separatorChar == '/', "there are no permissions of owner, group and others here");
  }

  private static String classPath() {
    return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
        .orElseGet(() -> System.getProperty("java.class.path"));
  }

  /** A process that loads the key when its input ends. */
  static final class Loader {

    private Loader() {}

    public static void main(String... args) throws IOException {
      System.out.println("ready");
      System.in.readAllBytes();
      try (MasterKey masterKey = MasterKey.load(Optional.empty(), Path.of(args[0]))) {
        System.out.println(HexFormat.of().formatHex(masterKey.derive("test")));
      }
    }
  }
}
