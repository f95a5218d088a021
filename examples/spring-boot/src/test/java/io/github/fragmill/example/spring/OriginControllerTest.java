package io.github.fragmill.example.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OriginControllerTest {

  private static final Path DOCUMENTATION = Path.of("../../docs/origin.md");
  private static final Path CONTROLLER =
      Path.of("src/main/java/io/github/fragmill/example/spring/OriginController.java");

  @Test
  void file_isTheCodeOfTheDocumentation() throws Exception {
    String code =
        Files.readString(CONTROLLER)
            .replace("package io.github.fragmill.example.spring;\n\n", "```java\n");

    assertThat(Files.readString(DOCUMENTATION)).contains(code + "```\n");
  }
}
