using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace SfIntegrationAnalyzers.Testing;

/// <summary>
/// Compares text with the file <c>TestClass.TestMethod.verified.txt</c> beside the test, in the manner of Verify, which cannot be
/// restored at present; adopting it later changes this file. On a mismatch <c>….received.txt</c> is written and, on a developer's
/// machine, a diff tool opens. <c>SNAPSHOT_ACCEPT=1</c> takes what was received as the new truth.
/// </summary>
internal static class Snapshot
{
    /// <summary>Fails unless the text equals the verified file. Line endings do not count.</summary>
    /// <param name="received">What the code under test produced.</param>
    /// <param name="extension">Without the dot.</param>
    /// <param name="parameters">Tells the cases of a theory apart; part of the file's name.</param>
    public static void Verify(
        string received,
        string extension = "txt",
        string? parameters = null,
        [CallerFilePath] string testFile = "",
        [CallerMemberName] string testMethod = "")
    {
        var name = Path.GetFileNameWithoutExtension(testFile) + "." + testMethod + (parameters is null ? "" : "_" + FileName(parameters));
        var verifiedPath = Path.Combine(Path.GetDirectoryName(testFile)!, $"{name}.verified.{extension}");
        var receivedPath = Path.Combine(Path.GetDirectoryName(testFile)!, $"{name}.received.{extension}");
        received = received.ReplaceLineEndings("\n");

        if (File.Exists(verifiedPath) && File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") == received)
        {
            File.Delete(receivedPath);
            return;
        }

        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1")
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        if (!BuildServerDetector.Detected && !DiffRunner.Disabled)
        {
            DiffRunner.Launch(receivedPath, verifiedPath);
        }

        Assert.Fail($"""
            {(File.Exists(verifiedPath) ? "The snapshot differs" : "There is no snapshot yet")}: {Path.GetFileName(verifiedPath)}
            Compare it with {receivedPath}, and accept with SNAPSHOT_ACCEPT=1 if the new text is right.
            {FirstDifference(File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : "", received)}
            """);
    }

    private static string FirstDifference(string verified, string received)
    {
        var before = verified.Split('\n');
        var after = received.Split('\n');
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return new StringBuilder()
            .AppendLine($"First difference in line {line + 1}:")
            .AppendLine($"  verified: {(line < before.Length ? before[line] : "(end)")}")
            .Append($"  received: {(line < after.Length ? after[line] : "(end)")}")
            .ToString();
    }

    private static string FileName(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '-'));
}
