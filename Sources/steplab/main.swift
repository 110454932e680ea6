import SteplabCommands

Steplab.main()
