using SfIntegrationAnalyzers.Testing.Building;

namespace SfIntegrationAnalyzers.Demo;

/// <summary>What a newcomer reads: numbered steps, indented and wrapped.</summary>
internal sealed class Screen(TextWriter output)
{
    private const int Width = 110;
    private const int Indent = 3;
    private int _step;

    public void Title(string text) => output.WriteLine($"\n{text}\n{new string('=', text.Length)}");

    public void Step(string text)
    {
        output.WriteLine($"\n{++_step}. {text}\n");
        output.Flush();
    }

    public void Text(string text)
    {
        foreach (var line in Wrap(text, Width - Indent))
            output.WriteLine(new string(' ', Indent) + line);

        output.Flush();
    }

    public void Blank() => output.WriteLine();

    /// <summary>A diagnostic as an editor shows it: the line, a squiggle, the message.</summary>
    public void Diagnostic(BuildDiagnostic diagnostic, string root)
    {
        output.WriteLine($"{new string(' ', Indent)}{Path.GetRelativePath(root, diagnostic.File)}({diagnostic.Line},{diagnostic.Column}): {diagnostic.Severity} {diagnostic.Code}");
        if (diagnostic.Line > 0 && File.Exists(diagnostic.File) && File.ReadLines(diagnostic.File).ElementAtOrDefault(diagnostic.Line - 1) is { } line)
        {
            var margin = line.Length - line.TrimStart().Length;
            var start = Math.Max(diagnostic.Column - 1, margin);
            var end = Math.Min(diagnostic.EndLine == diagnostic.Line ? diagnostic.EndColumn - 1 : line.Length, line.Length);
            output.WriteLine($"{new string(' ', Indent)}  | {line.Trim()}");
            output.WriteLine($"{new string(' ', Indent)}  | {new string(' ', start - margin)}{new string('~', Math.Max(end - start, 1))}");
        }

        foreach (var part in Wrap(diagnostic.Message, Width - Indent - 2))
            output.WriteLine($"{new string(' ', Indent)}  {part}");

        output.WriteLine();
        output.Flush();
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length + word.Length + 1 > width && line.Length > 0)
                {
                    yield return line;
                    line = "";
                }

                line += line.Length == 0 ? word : " " + word;
            }

            yield return line;
        }
    }
}
