using System.Globalization;
using SfIntegrationAnalyzers.OrgCheck;

namespace SfIntegrationAnalyzers.Build;

/// <summary>
/// What the projects of a build need of a check that another process made, each in a file of its own: texts of an org have no business on
/// a command line.
/// </summary>
internal static class CheckResultFiles
{
    /// <summary>Writes <c>users</c>, <c>org</c> and <c>versions</c>.</summary>
    public static void Write(string folder, CheckReport report)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "users"), report.UsersChecked.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(Path.Combine(folder, "org"), report.OrgKey);
        File.WriteAllLines(Path.Combine(folder, "versions"), OrgApiVersionText.Write(report));
    }
}
