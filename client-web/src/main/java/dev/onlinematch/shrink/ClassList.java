package dev.onlinematch.shrink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the list of all classes anew, with what the page asks of it: superclass, interfaces that
 * something is tested for, methods. What only reflection would ask (modifiers, nesting, packages)
 * goes, and so do classes that nobody makes, extends or tests for: most interfaces.
 */
final class ClassList {

  // In TeaVM's list: constructor, 0 or name and package, superclass or 0, [interfaces], modifiers,
  // nesting, initialiser, 0 or [method name, function, ...]
  private record Row(String cls, String name, String parent, List<String> faces, String methods) {}

  private static final String READER =
      """
      {for(let i=0;i<data.length;){let cls=data[i++],m=cls[META]=RECORD();\
      if(data[i].big)m.name=data[i++];\
      m.parent=data[i++]||null;\
      let own=cls.prototype=Object.create(m.parent&&m.parent.prototype);\
      own.constructor=cls;\
      if(Array.isArray(data[i]))m.superinterfaces=data[i++];\
      for(;i<data.length&&data[i].big;i+=2)own[data[i]]=data[i+1]}}""";

  /** Makes a class of objects whose one method is a function that they are given. */
  static final String KIND_OF = "kindOf";

  /** What the function that makes constructors without fields calls its parameter. */
  static final String SUPERCLASS = "superclass";

  private static final String KIND =
      KIND_OF
          + """
          =method=>{function Lambda(f){this.f=f}\
          LIST([Lambda,OBJECT,method,function(a,b,c){return this.f(a,b,c)}]);\
          return f=>new Lambda(f)}""";

  private static final Pattern NAME = Pattern.compile("(?<![\\w$.\"'])[A-Za-z_$][\\w$]*");

  private final String script;
  private final Scan scan;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();

  private ClassList(String script) {
    this.script = script;
    this.scan = new Scan(script);
  }

  /** The same script with a shorter list. */
  static String compact(String script) {
    return new ClassList(script).compacted();
  }

  private String compacted() {
    Matcher first = require("([\\w$]+)\\(\\[[\\w$]+,(?:0|\"Object\",-?\\d+),0,\\[\\],");
    String list = first.group(1);
    StringBuilder rest = new StringBuilder();
    Matcher call = Pattern.compile("(?<![\\w$.])" + Pattern.quote(list) + "\\(\\[").matcher(script);
    int end = 0;
    int firstCall = -1;
    while (call.find(end)) {
      int close = scan.end(call.end() - 1);
      read(call.end(), close - 1);
      if (firstCall < 0) {
        rest.append(script, end, call.start()).append('\0');
      } else {
        rest.append(script, end, call.start());
      }
      firstCall = call.start();
      // ]);
      end = close + 2;
    }
    rest.append(script, end, script.length());
    String others = withoutInitialisers(rest.toString());
    String makers =
        require("([\\w$]+)=SUPER=>\\{if\\(SUPER===0\\)".replace("SUPER", SUPERCLASS)).group(1);
    Pattern maker =
        Pattern.compile("(?<![\\w$.])([\\w$]+)=" + Pattern.quote(makers) + "\\(([\\w$]*)\\)");
    findAsked(
        maker
            .matcher(others)
            .replaceAll(
                m -> rows.containsKey(m.group(1)) ? "" : Matcher.quoteReplacement(m.group())));
    others =
        maker
            .matcher(others)
            .replaceAll(
                m -> Matcher.quoteReplacement(keeps(m.group(1)) ? m.group() : m.group(1) + "=0"));
    String packages = require("([\\w$]+)=data=>\\{let i=0;let packages").group(1);
    others = others.replaceAll(Pattern.quote(packages) + "\\(\\[[^\\]]*\\]\\);", "");
    return withReader(others, list).replace("\0", list + "([" + written() + "]);");
  }

  private boolean keeps(String cls) {
    return !rows.containsKey(cls) || asked.contains(cls);
  }

  private Matcher require(String regex) {
    Matcher matcher = Pattern.compile(regex).matcher(script);
    if (!matcher.find()) {
      throw new IllegalStateException("TeaVM has changed: nothing like " + regex);
    }
    return matcher;
  }

  private void read(int start, int end) {
    List<String> items = scan.items(start, end);
    for (int i = 0; i < items.size(); ) {
      String cls = items.get(i++);
      String name = items.get(i++);
      if (!name.equals("0")) {
        i++;
      }
      String parent = items.get(i++);
      List<String> faces = new Scan(items.get(i)).items(1, items.get(i).length() - 1);
      i += 4;
      rows.put(cls, new Row(cls, name, parent, faces, items.get(i++)));
    }
  }

  // Xy=P(X) in the function that initialises X: it marks the class for a reader that is not there.
  private String withoutInitialisers(String text) {
    Matcher definition = require("([\\w$]+)=target=>target\\.\\$clinit=\\(\\)=>\\{\\}");
    String marks = definition.group(1);
    return text.replace(definition.group(), marks + "=()=>{}")
        .replaceAll(
            "=" + Pattern.quote(marks) + "\\([\\w$]+\\);",
            "=" + Matcher.quoteReplacement(marks) + ";");
  }

  private void findAsked(String others) {
    // Not by its own constructor: function X(){Y.call(this);...}
    String used = others.replaceAll("function [\\w$]+\\(\\)\\{", "{");
    count(used);
    for (Row row : rows.values()) {
      count(row.methods);
    }
    for (boolean grows = true; grows; ) {
      grows = false;
      for (Row row : rows.values()) {
        if (asked.contains(row.cls) && rows.containsKey(row.parent)) {
          grows |= asked.add(row.parent);
        }
      }
    }
  }

  private void count(String text) {
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      if (rows.containsKey(name.group())) {
        asked.add(name.group());
      }
    }
  }

  private String written() {
    List<String> items = new ArrayList<>();
    for (Row row : rows.values()) {
      if (!asked.contains(row.cls)) {
        continue;
      }
      items.add(row.cls);
      if (!row.name.equals("0")) {
        items.add(row.name);
      }
      items.add(row.parent);
      Set<String> faces = new LinkedHashSet<>();
      addAsked(row.faces, faces);
      if (!faces.isEmpty()) {
        items.add("[" + String.join(",", faces) + "]");
      }
      if (!row.methods.equals("0")) {
        addMethods(new Scan(row.methods).items(1, row.methods.length() - 1), items);
      }
    }
    return String.join(",", items);
  }

  // A function may stand for several methods: ["a","b"],function
  private static void addMethods(List<String> methods, List<String> items) {
    for (int i = 0; i < methods.size(); i += 2) {
      String names = methods.get(i);
      boolean areSeveral = names.startsWith("[");
      for (String name :
          areSeveral ? new Scan(names).items(1, names.length() - 1) : List.of(names)) {
        items.add(name);
        items.add(methods.get(i + 1));
      }
    }
  }

  private void addAsked(List<String> faces, Set<String> found) {
    for (String face : faces) {
      if (asked.contains(face)) {
        found.add(face);
      } else {
        addAsked(rows.get(face).faces, found);
      }
    }
  }

  // The function that reads the list, and the symbol under which each class keeps what it says.
  private String withReader(String text, String list) {
    Matcher definition = require("(?<![\\w$.])" + Pattern.quote(list) + "=data=>");
    String meta = require("cls\\[([\\w$]+)\\]=m;").group(1);
    String record = require("let m=([\\w$]+)\\(\\);").group(1);
    int body = text.indexOf(definition.group());
    int brace = body + definition.group().length();
    String object = rows.keySet().iterator().next();
    return text.substring(0, brace)
        + READER.replace("META", meta).replace("RECORD", record)
        + ","
        + KIND.replace("LIST", list).replace("OBJECT", object)
        + text.substring(new Scan(text).end(brace));
  }
}
