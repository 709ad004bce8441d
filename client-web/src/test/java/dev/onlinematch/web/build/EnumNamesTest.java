package dev.onlinematch.web.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onlinematch.match.MatchState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.teavm.cache.IncrementalDependencyRegistration;
import org.teavm.diagnostics.Diagnostics;
import org.teavm.model.BasicBlock;
import org.teavm.model.CallLocation;
import org.teavm.model.ClassHierarchy;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.InvocationType;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

class EnumNamesTest {

  private static final String ANY = "dev.onlinematch.game.Any";

  private final List<String> errors = new ArrayList<>();

  @Test
  void leavesOutNamesThatNobodyAsksFor() {
    assertEquals("", nameIn(ANY, true));
    assertEquals("SOME", nameIn(MatchState.class.getName(), true));
  }

  @Test
  void keepsAllNamesInAPageThatIsBuiltReadable() {
    assertEquals("SOME", nameIn(ANY, false));
  }

  @Test
  void refusesToBuildAPageThatAsksForAnother() {
    new EnumNames().transformClass(asking(ANY), context(true));
    assertEquals(List.of(ANY), errors);
    errors.clear();
    new EnumNames().transformClass(asking(MatchState.class.getName()), context(true));
    assertEquals(List.of(), errors);
  }

  // static { new Any("SOME", ...); }
  private String nameIn(String name, boolean isMinified) {
    Program program = new Program();
    StringConstantInstruction text = new StringConstantInstruction();
    text.setConstant("SOME");
    text.setReceiver(program.createVariable());
    InvokeInstruction made = new InvokeInstruction();
    made.setType(InvocationType.SPECIAL);
    made.setInstance(program.createVariable());
    made.setMethod(
        new MethodReference(name, "<init>", ValueType.object("java.lang.String"), ValueType.VOID));
    made.setArguments(text.getReceiver());
    BasicBlock block = program.createBasicBlock();
    block.add(text);
    block.add(made);
    ClassHolder cls = enumOf(name);
    MethodHolder method = new MethodHolder("<clinit>", ValueType.VOID);
    method.setProgram(program);
    cls.addMethod(method);

    new EnumNames().transformClass(cls, context(isMinified));

    for (Instruction instruction : block) {
      if (instruction instanceof StringConstantInstruction constant
          && constant.getReceiver() == made.getArguments().get(0)) {
        return constant.getConstant();
      }
    }
    return null;
  }

  private static ClassHolder asking(String name) {
    Program program = new Program();
    InvokeInstruction asked = new InvokeInstruction();
    asked.setType(InvocationType.VIRTUAL);
    asked.setInstance(program.createVariable());
    asked.setMethod(new MethodReference(name, "name", ValueType.object("java.lang.String")));
    program.createBasicBlock().add(asked);
    MethodHolder method = new MethodHolder("ask", ValueType.VOID);
    method.setProgram(program);
    ClassHolder cls = new ClassHolder("dev.onlinematch.game.Asker");
    cls.addMethod(method);
    return cls;
  }

  private static ClassHolder enumOf(String name) {
    ClassHolder cls = new ClassHolder(name);
    cls.setParent("java.lang.Enum");
    return cls;
  }

  private ClassHolderTransformerContext context(boolean isMinified) {
    return new ClassHolderTransformerContext() {
      @Override
      public ClassHierarchy getHierarchy() {
        return new ClassHierarchy(EnumNamesTest::enumOf);
      }

      @Override
      public Diagnostics getDiagnostics() {
        return new Diagnostics() {
          @Override
          public void error(CallLocation location, String text, Object... parameters) {
            errors.add((String) parameters[0]);
          }

          @Override
          public void warning(CallLocation location, String text, Object... parameters) {}
        };
      }

      @Override
      public IncrementalDependencyRegistration getIncrementalCache() {
        return null;
      }

      @Override
      public boolean isObfuscated() {
        return isMinified;
      }

      @Override
      public boolean isStrict() {
        return false;
      }

      @Override
      public String getEntryPoint() {
        return "main";
      }

      @Override
      public void submit(ClassHolder cls) {}
    };
  }
}
