using SfIntegrationAnalyzers.OrgEmulator;

return await CommandLine.RunAsync(args, Console.Out, Console.Error);
