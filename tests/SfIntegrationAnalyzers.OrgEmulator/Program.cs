Console.WriteLine("The emulated org is not here yet.");
