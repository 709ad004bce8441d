package dev.onlinematch.web.build;

import dev.onlinematch.match.MatchMode;
import dev.onlinematch.match.MatchState;
import dev.onlinematch.match.NetworkRelay;
import dev.onlinematch.rpc.Caller;
import dev.onlinematch.transport.Delivery;
import dev.onlinematch.web.ui.Notice;
import java.util.Set;
import org.teavm.model.BasicBlock;
import org.teavm.model.CallLocation;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.ClassReader;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.Variable;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.model.instructions.StringConstantInstruction;

/**
 * Leaves out what enum constants are called, except where the page says it or sends it: of most
 * nobody reads one. A page that is built readable keeps them all.
 */
public final class EnumNames implements ClassHolderTransformer {

  private static final Set<String> ASKED =
      Set.of(
          MatchState.class.getName(),
          MatchMode.class.getName(),
          NetworkRelay.class.getName(),
          Caller.class.getName(),
          Delivery.class.getName(),
          Notice.Tone.class.getName());

  /** Made by TeaVM. */
  public EnumNames() {}

  @Override
  public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
    if (!context.isObfuscated() || !cls.getName().startsWith("dev.onlinematch.")) {
      return;
    }
    boolean isNameless = isNameless(cls);
    for (MethodHolder method : cls.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call) {
              refuseToAsk(call.getMethod(), method, context);
              if (isNameless && method.getName().equals("<clinit>")) {
                dropName(call, cls);
              }
            }
          }
        }
      }
    }
  }

  private static boolean isNameless(ClassReader cls) {
    return cls != null
        && "java.lang.Enum".equals(cls.getParent())
        && !ASKED.contains(cls.getName());
  }

  private static void refuseToAsk(
      MethodReference asked, MethodHolder by, ClassHolderTransformerContext context) {
    boolean isForName =
        (asked.getName().equals("name") || asked.getName().equals("toString"))
            && asked.parameterCount() == 0;
    if (isForName
        && isNameless(context.getHierarchy().getClassSource().get(asked.getClassName()))) {
      context
          .getDiagnostics()
          .error(
              new CallLocation(by.getReference()),
              "{{c0}} has no names in the page: EnumNames must list it",
              asked.getClassName());
    }
  }

  // new Kind("NAME", 0, ...)
  private static void dropName(InvokeInstruction call, ClassHolder cls) {
    MethodReference method = call.getMethod();
    if (method.getName().equals("<init>") && method.getClassName().equals(cls.getName())) {
      StringConstantInstruction nothing = new StringConstantInstruction();
      nothing.setConstant("");
      nothing.setReceiver(call.getProgram().createVariable());
      call.insertPrevious(nothing);
      Variable name = call.getArguments().get(0);
      call.replaceArguments(argument -> argument == name ? nothing.getReceiver() : argument);
    }
  }
}
