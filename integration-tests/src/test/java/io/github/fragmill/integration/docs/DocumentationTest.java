package io.github.fragmill.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in the documentation compiles as it stands. */
class DocumentationTest {

  private static final Path PROJECT = Path.of("..");

  static Stream<CodeBlock> blocks() throws Exception {
    return CodeBlock.ofDocumentation(PROJECT).stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void block_asItStands_compiles(CodeBlock block, @TempDir Path classes) {
    assertThat(Compiler.errors(block, classes)).isEmpty();
  }

  @Test
  void blocks_ofAllPages_areFound() throws Exception {
    assertThat(blocks()).hasSizeGreaterThan(15);
    assertThat(blocks().filter(CodeBlock::isFile).map(CodeBlock::className))
        .contains("FilmServlet", "ObjectStoreOutput", "LadderWithKeys");
  }

  @Test
  void errors_callOfWhatIsNotThere_areReported(@TempDir Path classes) {
    CodeBlock block = CodeBlock.in("page.md", "```java\npackager.noSuchSetter();\n```").get(0);

    assertThat(Compiler.errors(block, classes)).singleElement().asString().contains("noSuchSetter");
  }
}
