package dev.onlinematch.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * All fuzz targets of a module as one: the first byte says which, the rest is its input. A fuzzer
 * takes seconds to begin, so that this one run stands for all of them in every build; the long runs
 * take each by itself.
 */
public final class FuzzTargets {

  /** Each is run by itself before the fuzzer begins; its own test repeats all of them. */
  private static final int SEEDS_OF_A_TARGET = 3;

  private static final Path RESOURCES = Path.of("src", "test", "resources");

  private final List<Target> targets = new ArrayList<>();

  private record Target(Object test, Method method) {

    String inputs() {
      return test.getClass().getSimpleName() + "Inputs/" + method.getName();
    }

    void run(byte[] input) throws Throwable {
      try {
        method.invoke(test, input);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  /** Those that stand beside {@code anyTest}: the fuzz tests of its module. */
  public FuzzTargets(Class<?> anyTest) {
    try {
      ReflectionSupport.findAllClassesInClasspathRoot(
              anyTest.getProtectionDomain().getCodeSource().getLocation().toURI(),
              found -> true,
              name -> name.endsWith("FuzzTest"))
          .stream()
          .sorted(Comparator.comparing(Class::getName))
          .forEach(this::add);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> found) {
    for (Method method :
        ReflectionSupport.findMethods(
            found, it -> it.isAnnotationPresent(FuzzTest.class), HierarchyTraversalMode.TOP_DOWN)) {
      method.setAccessible(true);
      targets.add(new Target(ReflectionSupport.newInstance(found), method));
    }
  }

  /** Runs one; an input that it fails at is kept where the target's own test finds it. */
  public void run(byte[] bytes) throws Throwable {
    Choices choices = new Choices(bytes);
    Target target = targets.get(choices.u8() % targets.size());
    byte[] input = choices.rest();
    try {
      target.run(input.clone());
    } catch (Throwable failure) {
      keep(target, input);
      throw failure;
    }
  }

  /** Where all of them begin: a few of what each is given by its own test. */
  public Stream<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      List<byte[]> inputs = inputs(targets.get(i));
      int step = inputs.size() / SEEDS_OF_A_TARGET + 1;
      for (int each = 0; each < inputs.size(); each += step) {
        byte[] input = inputs.get(each);
        byte[] seed = new byte[1 + input.length];
        seed[0] = (byte) i;
        System.arraycopy(input, 0, seed, 1, input.length);
        seeds.add(seed);
      }
    }
    return seeds.stream();
  }

  private static List<byte[]> inputs(Target target) {
    List<byte[]> inputs = new ArrayList<>();
    Class<?> test = target.test.getClass();
    MethodSource source = target.method.getAnnotation(MethodSource.class);
    if (source != null) {
      Method provider = ReflectionSupport.findMethod(test, source.value()[0]).orElseThrow();
      Stream<?> provided = (Stream<?>) ReflectionSupport.invokeMethod(provider, null);
      provided.forEach(input -> inputs.add((byte[]) input));
    }
    URL folder = test.getResource(target.inputs());
    if (folder != null) {
      try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
        for (Path file : files.sorted().toList()) {
          inputs.add(Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    return inputs;
  }

  private static void keep(Target target, byte[] input) throws IOException {
    String packageFolder = target.test.getClass().getPackageName().replace('.', '/');
    Path folder = RESOURCES.resolve(packageFolder).resolve(target.inputs());
    Files.createDirectories(folder);
    Files.write(folder.resolve("crash-" + sha1(input)), input);
  }

  private static String sha1(byte[] input) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(input));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
