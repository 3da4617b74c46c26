using System.Globalization;
using SfIntegrationAnalyzers.Benchmarks.Build;
using SfIntegrationAnalyzers.Benchmarks.Check;
using SfIntegrationAnalyzers.Benchmarks.Compile;

// Each benchmark is one command: dotnet run -c Release --project tests/SfIntegrationAnalyzers.Benchmarks -- compile
using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};

int Number(string option, int otherwise)
{
    var at = Array.IndexOf(args, option);
    return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
}

var results = Path.Combine(Environment.CurrentDirectory, "artifacts", "benchmarks");
switch (args.FirstOrDefault())
{
    case "compile":
        return await CompileCost.RunAsync(
            Number("--lines", 250_000), Number("--rounds", 9), args.Contains("--others"), results, cancellation.Token) ? 0 : 1;
    case "compile-growth":
        return await CompileGrowth.RunAsync(Number("--rounds", 5), results, cancellation.Token) ? 0 : 1;
    case "fix-all":
        return await FixAllCost.RunAsync(results, cancellation.Token) ? 0 : 1;
    case "check":
        return await CheckCost.RunAsync(Number("--rounds", 15), results, cancellation.Token) ? 0 : 1;
    case "check-child":
        return await CheckCost.RunChildAsync(
            args[1], args[2], args[3], int.Parse(args[4], CultureInfo.InvariantCulture), cancellation.Token);
    case "check-timed":
        return await TimedResult.PrintAsync(args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture), cancellation.Token);
    case "build":
        return await BuildCost.RunAsync(Number("--rounds", 21), Number("--projects", 100), results) ? 0 : 1;
    default:
        Console.WriteLine("""
            Benchmarks, each one command; results as tables here and as JSON in artifacts/benchmarks:
              compile [--lines 250000] [--rounds 9] [--others]   what the package adds to a compilation
              compile-growth [--rounds 5]                         how that grows from 10,000 to 250,000 lines
              fix-all                                             Fix All over 1,000 files
              check [--rounds 15]                                 the org check: requests, time, memory
              build [--rounds 21] [--projects 100]                the gate in up-to-date builds of 1, 10 and 100 projects
            """);
        return args.Length == 0 ? 0 : 2;
}
