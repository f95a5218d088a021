package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No key is visible to others in a process: in its output, with stack traces and the traces of
 * every library; in its files, including unfinished ones; in its arguments.
 */
final class KeyLeakIT {

  private static final String KEY = "c4a7d0163f5e88b92b6f19e47a3d5c01";
  private static final String PAIR = Cli.KEY_ID + ":" + KEY;
  private static final String OTHER_KEY = "5d2e9af3b18c4470866e0d1f7c92ab35";
  private static final KeyTraces TRACES = new KeyTraces(KEY);

  private static final List<String> TALKATIVE =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Dpicocli.trace=DEBUG",
          "-Dslf4j.internal.verbosity=DEBUG",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
          "-Djava.security.debug=all",
          "-Dorg.bouncycastle.debug=true");

  /** The folder of all output; keys are in another one. */
  private final Path folder;

  private final Path keys;
  private final Path out;

  KeyLeakIT(@TempDir Path folder, @TempDir Path keys) {
    this.folder = folder;
    this.keys = keys;
    this.out = folder.resolve("out");
  }

  @BeforeEach
  void makeTemporaryFolder() throws IOException {
    Files.createDirectory(folder.resolve("tmp"));
  }

  private Path keyFile(String text) throws IOException {
    return Cli.writeKeyFile(keys.resolve("keys"), text);
  }

  private Cli.Run watch(Map<String, String> environment, Object... args) throws Exception {
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    program.addAll(TALKATIVE);
    program.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    program.addAll(List.of("-jar", CliProcess.JAR.toString()));
    return watch(environment, program, args);
  }

  /** Runs a command and searches for the key where others could, during and after the run. */
  private Cli.Run watch(Map<String, String> environment, List<String> program, Object... args)
      throws Exception {
    boolean isAmongArguments = Stream.of(args).anyMatch(it -> !TRACES.in(it.toString()).isEmpty());
    Map<String, String> all = new HashMap<>(environment);
    all.put("FRAGMILL_DEBUG", "1");
    CliProcess process = CliProcess.start(folder, all, program, args);
    if (Files.exists(Path.of("/proc/self/cmdline"))) {
      assertThat(arguments(process.handle())).contains(args[0].toString());
    }
    do {
      if (!isAmongArguments) {
        assertThat(TRACES.in(arguments(process.handle()))).as("arguments").isEmpty();
      }
      assertThat(TRACES.inFolder(folder)).as("files").isEmpty();
    } while (process.handle().isAlive());
    Cli.Run run = process.await();
    assertThat(TRACES.in(run.out() + run.err())).as(run.out() + run.err()).isEmpty();
    assertThat(TRACES.inFolder(folder)).as("files").isEmpty();
    return run;
  }

  /** Returns the arguments as every user of Linux can read them. */
  private static String arguments(ProcessHandle process) throws IOException {
    Path file = Path.of("/proc/" + process.pid() + "/cmdline");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
      return "";
    }
  }

  private void assertSucceeds(Map<String, String> environment, Object... args) throws Exception {
    assertThat(watch(environment, args).exitCode()).isZero();
  }

  private Cli.Run assertFails(int exitCode, Map<String, String> environment, Object... args)
      throws Exception {
    Cli.Run run = watch(environment, args);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err()).contains("fragmill: ", "\tat ");
    return run;
  }

  /** The search finds keys. */
  @Test
  void in_eachShape_isFound() throws IOException {
    for (Map.Entry<String, byte[]> shape : TRACES.shapes().entrySet()) {
      Files.write(folder.resolve("tmp/file"), shape.getValue());
      assertThat(TRACES.inFolder(folder)).anyMatch(it -> it.endsWith(shape.getKey()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--key", "--key-file", "FRAGMILL_KEYS"})
  void anyCommand_success_keyNowhere(String way) throws Exception {
    String variable = way.equals("FRAGMILL_KEYS") ? PAIR : "";
    Map<String, String> environment =
        Map.of("FRAGMILL_KEYS", variable, "FRAGMILL_INPUT_KEYS", variable);
    Object key = way.equals("--key-file") ? keyFile(PAIR) : PAIR;
    List<Object> option = way.startsWith("--") ? List.of(way, key) : List.of();
    List<Object> inputOption =
        way.startsWith("--") ? List.of(way.replace("--", "--input-"), key) : List.of();

    assertSucceeds(environment, args("package", Cli.SAMPLE, "--out", out, option));
    Path encrypted = out.resolve("video-360.mp4");
    assertThat(Files.readString(out.resolve("manifest.mpd"))).contains(Cli.KEY_ID_UUID);
    assertSucceeds(
        environment, args("decrypt", encrypted, "--out", folder.resolve("clear.mp4"), option));
    assertThat(folder.resolve("clear.mp4")).isNotEmptyFile();
    assertSucceeds(
        environment,
        args(
            "package",
            encrypted,
            "--out",
            folder.resolve("live"),
            "--profile",
            "live",
            "--player",
            "--json",
            "--linked",
            "--aes",
            "jdk",
            "--system",
            "widevine",
            "--system",
            "playready",
            option,
            inputOption));
  }

  private static Object[] args(Object... parts) {
    return Stream.of(parts)
        .flatMap(part -> part instanceof List<?> list ? list.stream() : Stream.of(part))
        .toArray();
  }

  @Test
  void anyCommand_badMediaOrOutput_keyNowhere() throws Exception {
    Path file = keyFile(PAIR);
    Path bad = Files.writeString(folder.resolve("bad.mp4"), "not a film");
    Map<String, String> none = Map.of();

    assertFails(1, none, "package", bad, "--out", out, "--key-file", file);
    assertFails(1, none, "package", folder.resolve("none"), "--out", out, "--key-file", file);
    assertFails(1, none, "package", Cli.SAMPLE, "--out", bad, "--key-file", file, "--json");
    Path ofVideo = keyFile("video=" + PAIR);
    assertFails(1, none, "package", Cli.SAMPLE, "--out", out, "--key-file", ofVideo);
    Path ofOthers = keyFile(PAIR + "\nlang:sv=" + Cli.KEY_ID + ":" + KEY);
    assertFails(1, none, "package", Cli.SAMPLE, "--out", out, "--key-file", ofOthers);
    assertFails(1, Map.of("FRAGMILL_KEYS", PAIR), "decrypt", bad, "--out", out);
    assertFails(1, Map.of("FRAGMILL_INPUT_KEYS", PAIR), "package", bad, "--out", out);
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        Cli.KEY_ID + ":" + KEY + "00",
        "vidio=" + PAIR,
        KEY + ":" + KEY,
        PAIR + "\n" + Cli.KEY_ID + ":" + OTHER_KEY,
        PAIR + "\n" + PAIR
      })
  void package_badKeys_keyNowhere(String text) throws Exception {
    assertFails(2, Map.of(), "package", Cli.SAMPLE, "--out", out, "--key-file", keyFile(text));
    assertThat(out).doesNotExist();
  }

  @Test
  void anyCommand_keyWhereNoneIsExpected_keyNowhere() throws Exception {
    String uuid = KeyTraces.uuid(KEY);
    List<Object> encrypt = List.of("package", Cli.SAMPLE, "--out", out);
    for (List<Object> wrong :
        List.<List<Object>>of(
            List.of("--kye", PAIR),
            List.of("--key=" + PAIR, "--scheme", KEY),
            List.of("--key", PAIR, "--iv", PAIR),
            List.of("--key", PAIR, "--iv", KEY),
            List.of("--key", "video=" + Cli.KEY_ID + KEY),
            List.of("--key", PAIR, "--key", Cli.KEY_ID + ":" + OTHER_KEY),
            List.of("--key", PAIR, "--input-key", Cli.KEY_ID + ":" + OTHER_KEY),
            List.of("--" + uuid),
            List.of("--lang", PAIR))) {
      assertFails(2, Map.of(), args(encrypt, wrong));
    }
    assertFails(1, Map.of(), args(encrypt, KEY));
    assertFails(2, Map.of(), args(encrypt, "--key", Cli.KEY_ID, uuid));
    assertFails(1, Map.of(), "inspect", KEY, "--json");
    assertFails(1, Map.of(), "serve", PAIR);
    assertFails(2, Map.of(), PAIR);
    assertThat(out).doesNotExist();
  }

  /** The launcher writes an archive of classes, which must not hold their state. */
  @Test
  void launcher_firstRun_keyNowhere() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("target"));
    Files.copy(Path.of("bin/fragmill"), home.resolve("bin/fragmill"));
    Files.copy(CliProcess.JAR, home.resolve("target/fragmill.jar"));
    Map<String, String> environment =
        Map.of("JAVA_HOME", System.getProperty("java.home"), "FRAGMILL_KEYS", PAIR);
    List<String> program = List.of("sh", home.resolve("bin/fragmill").toString());

    Cli.Run run = watch(environment, program, "package", Cli.SAMPLE, "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(out.resolve("manifest.mpd"))).contains(Cli.KEY_ID_UUID);
    try (Stream<Path> made = Files.list(home.resolve("target"))) {
      assertThat(made.map(Path::toString)).anyMatch(name -> name.endsWith(".jsa"));
    }
  }
}
