package io.github.fragmill.example.origin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.cli.option.UsageException;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

final class ConfigArgumentsTest {

  @Command(mixinStandardHelpOptions = true)
  private static final class Options {

    @Option(names = "--port")
    @SuppressWarnings("unused")
    private int port;

    @Option(names = "--max-memory")
    @SuppressWarnings("unused")
    private String memory = "";

    @Option(names = "--trick-play")
    @SuppressWarnings("unused")
    private boolean trickPlay;

    @Option(names = {"-s", "--system"})
    @SuppressWarnings("unused")
    private List<String> systems = List.of();

    @Option(names = "--iv-secret")
    @SuppressWarnings("unused")
    private String ivSecret = "";
  }

  private static final CommandSpec SPEC = CommandSpec.forAnnotatedObject(new Options());

  private final Path file;

  ConfigArgumentsTest(@TempDir Path folder) {
    this.file = folder.resolve("origin.properties");
  }

  private static List<String> missing(List<String> arguments, Map<String, String> environment)
      throws FragmillException {
    return ConfigArguments.of(arguments, environment).missing(SPEC, arguments);
  }

  private List<String> withFile(String text, String... arguments) throws IOException {
    Files.writeString(file, text);
    List<String> all = new ArrayList<>(List.of("--config", file.toString()));
    all.addAll(List.of(arguments));
    return missing(all, Map.of());
  }

  @Test
  void file_options_areThoseNotAmongTheArguments() throws Exception {
    assertThat(withFile("port=8091\nmax-memory = 64m \ntrick-play=true\n"))
        .containsExactlyInAnyOrder("--port=8091", "--max-memory=64m", "--trick-play");
    assertThat(withFile("port=8091\nmax-memory=64m\n", "--port", "1"))
        .containsExactly("--max-memory=64m");
    assertThat(withFile("port=8091\n", "--port=1")).isEmpty();
    assertThat(withFile("system=widevine playready\n", "-s", "common")).isEmpty();
  }

  @Test
  void file_flagAndList_areReadAsSuch() throws Exception {
    assertThat(withFile("trick-play=false\nsystem=widevine  playready\n"))
        .containsExactly("--system=widevine", "--system=playready");
    assertThatThrownBy(() -> withFile("trick-play=yes\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--trick-play");
  }

  @Test
  void environment_variable_countsBeforeTheFile() throws Exception {
    Files.writeString(file, "port=8091\n");
    assertThat(
            missing(
                List.of(),
                Map.of(
                    "FRAGMILL_CONFIG", file.toString(),
                    "FRAGMILL_PORT", "8092",
                    "FRAGMILL_MAX_MEMORY", " ",
                    "FRAGMILL_OTHER", "1")))
        .containsExactly("--port=8092");
  }

  /** The variable has the secret, and the option the name of a file. */
  @Test
  void environment_secret_isNoArgument() throws Exception {
    assertThat(missing(List.of(), Map.of("FRAGMILL_IV_SECRET", "0123456789abcdef"))).isEmpty();
    assertThat(withFile("iv-secret=/run/secrets/iv\n"))
        .containsExactly("--iv-secret=/run/secrets/iv");
  }

  @Test
  void file_unknownName_isRefused() throws Exception {
    Files.writeString(file, "port=1\nprot=2\n");
    ConfigArguments config = ConfigArguments.of(List.of("--config=" + file), Map.of());
    assertThatThrownBy(() -> config.requireKnown(SPEC))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("prot");
  }

  @Test
  void file_withKey_isRefusedAndNotRepeated() {
    assertThatThrownBy(() -> withFile("key=00:c4a7d0163f5e88b92b6f19e47a3d5c01\n"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("key-file")
        .hasMessageNotContaining("c4a7");
  }

  @Test
  void file_absentOrNoProperties_isRefused() {
    assertThatThrownBy(() -> missing(List.of("--config", file + ".none"), Map.of()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("--config");
    assertThatThrownBy(() -> withFile("port=\\uzzzz\n")).isInstanceOf(UsageException.class);
  }
}
