namespace SfIntegrationAnalyzers.OrgCheck;

/// <summary>A place in a file that a build message can point at.</summary>
/// <param name="File">The full path.</param>
/// <param name="Line">From 1; 0 where only the file is known.</param>
/// <param name="Column">From 1; 0 where only the line is known.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>The canonical form of MSBuild, <c>file(line,column)</c>.</summary>
    /// <returns>The place as MSBuild writes it.</returns>
    public override string ToString() => Line > 0 ? $"{File}({Line},{Math.Max(Column, 1)})" : File;
}
