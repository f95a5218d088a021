package io.github.fragmill.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles blocks of the documentation against the class path of the tests. */
final class Compiler {

  private Compiler() {}

  /**
   * Compiles a block.
   *
   * @param classes the folder for its classes
   * @return what is wrong with it
   */
  static List<String> errors(CodeBlock block, Path classes) {
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

  /**
   * Compiles the block that is a whole file of a class, and returns a loader of its classes.
   *
   * @param classes the folder for its classes
   */
  static URLClassLoader load(String className, Path classes) throws IOException {
    CodeBlock block =
        CodeBlock.ofDocumentation(Path.of("..")).stream()
            .filter(it -> it.isFile() && it.className().equals(className))
            .findFirst()
            .orElseThrow();
    assertThat(errors(block, classes)).isEmpty();
    return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiler.class.getClassLoader());
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
