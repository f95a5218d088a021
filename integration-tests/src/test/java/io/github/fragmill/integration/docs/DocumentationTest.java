package io.github.fragmill.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
    assertThat(errors(block, classes)).isEmpty();
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

    assertThat(errors(block, classes)).singleElement().asString().contains("noSuchSetter");
  }

  private static List<String> errors(CodeBlock block, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    compiler
        .getTask(
            /* out= */ null,
            /* fileManager= */ null,
            found,
            List.of("-d", classes.toString(), "-proc:none", "--release", "17"),
            /* classes= */ null,
            List.of(new SourceText(block)))
        .call();
    return found.getDiagnostics().stream()
        .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
        .map(it -> "line " + it.getLineNumber() + ": " + it.getMessage(Locale.ROOT))
        .toList();
  }

  /** A file that is in memory. */
  private static final class SourceText extends SimpleJavaFileObject {

    private final String text;

    SourceText(CodeBlock block) {
      super(URI.create("memory:///" + block.className() + ".java"), Kind.SOURCE);
      text = block.toFile();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
