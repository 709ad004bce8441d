package dev.onlinematch.web.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.instructions.ArrayElementType;
import org.teavm.model.instructions.BoundCheckInstruction;
import org.teavm.model.instructions.ExitInstruction;
import org.teavm.model.instructions.GetElementInstruction;

class ArrayBoundsTest {

  @Test
  void checksOurOwnCodeAndNoLibrarys() {
    assertEquals(1, checksIn("dev.onlinematch.game.Anything"));
    assertEquals(0, checksIn("java.util.ArrayList"));
  }

  private static long checksIn(String cls) {
    // int get(int[] array, int index) { return array[index]; }
    Program program = new Program();
    program.createVariable();
    GetElementInstruction get = new GetElementInstruction(ArrayElementType.INT);
    get.setArray(program.createVariable());
    get.setIndex(program.createVariable());
    get.setReceiver(program.createVariable());
    ExitInstruction exit = new ExitInstruction();
    exit.setValueToReturn(get.getReceiver());
    BasicBlock block = program.createBasicBlock();
    block.add(get);
    block.add(exit);
    MethodHolder method =
        new MethodHolder("get", ValueType.parse(int[].class), ValueType.INTEGER, ValueType.INTEGER);
    method.setProgram(program);
    ClassHolder holder = new ClassHolder(cls);
    holder.addMethod(method);

    new ArrayBounds().transformClass(holder, null);

    long checks = 0;
    for (Instruction instruction : program.basicBlockAt(0)) {
      checks += instruction instanceof BoundCheckInstruction ? 1 : 0;
    }
    return checks;
  }
}
