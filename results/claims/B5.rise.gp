# Claim B5.rise: reproduced. For η above 2/λ₀ the loss first rises.
# Run with: gnuplot B5.rise.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B5.rise.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B5.rise: reproduced'
set ylabel 'largest / initial training loss' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('rate 1.2' 1, 'rate 1.5' 2, 'rate 1.8' 3)
set yrange [0.541547376:15707.3086]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 1.1 0.6 1.4 1.1 15707.308620596003
2 1.1 1.6 2.4 1.1 15707.308620596003
3 1.1 2.6 3.4 1.1 15707.308620596003
EOD
$data1 << EOD
1 30.91432074336404
1 56.14031616155742
1 78.17284169637333
1 182.64622187917908
1 944.1047905864272
1 53.288918037312506
1 16.08460063867486
1 28.891933075944706
1 81.46397646243607
1 94.91361516389311
2 333.4468542329004
2 285.5017982260701
2 255.95513964553697
2 1126.100753905305
2 5320.626005156052
2 200.80008129947535
2 81.9391211549378
2 130.63934453494107
2 387.1320327164962
2 657.7553212419066
3 574.1568247413388
3 556.2244661708285
3 388.535400166111
3 2344.8947867131747
3 7732.956157299866
3 306.6323960372195
3 155.97859514571573
3 216.5705717105249
3 752.2928087793463
3 972.7742531558146
EOD
$data2 << EOD
1 1.1
2 1.1
3 1.1
EOD
$data3 << EOD
1 67.15657892896537 28.891933075944706 182.64622187917908
2 309.47432622948526 130.63934453494107 1126.100753905305
3 565.1906454560836 216.5705717105249 2344.8947867131747
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
