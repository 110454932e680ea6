# Claim B6.adam: reproduced. For Adam the largest peak rate that does not fail grows with the warmup.
# Run with: gnuplot B6.adam.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B6.adam.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B6.adam: reproduced'
set ylabel 'largest peak rate that does not fail' offset 1,0
set xrange [0.5:3.5]; set grid noxtics
set xtics norotate ('warmup=1' 1, 'warmup=16' 2, 'warmup=256' 3)
set yrange [0.0701284684:23.824789]; set format y '%g'; set logscale y
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.2673415363220954
1 0.2907815627038551
1 0.10482270643247411
1 0.258378844528182
1 0.29904122911614917
1 0.26576003906378165
1 0.3054079052744384
1 0.359976253259155
1 0.3176497861329444
1 0.24973373868096987
2 4.233388656725992
2 0.5341998414251675
2 0.20258331084622852
2 0.41818198701669507
2 0.7446229233925583
2 3.1048665387657675
2 1.8936117511907904
2 3.5219824258194397
2 0.40926594090478136
2 3.228890310139911
3 10.27750675669493
3 15.93925612771697
3 0.3362929310198267
3 0.30852962945048734
3 0.7637339659394223
3 3.802669369708728
3 1.8936117511907904
3 3.0251921335568466
3 2.602687184400839
3 1.5881575675232902
EOD
$data1 << EOD
1 0.27906154951297524
2 1.3191173372916745
3 2.2481494677958147
EOD
$data2 << EOD
1 0.27906154951297524 0.24656933159167121 0.3216747658592015
2 1.3191173372916745 0.4040800815505432 3.566609900727369
3 2.2481494677958147 0.33203172169896833 10.40773431590649
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with lines linecolor rgb '#0072B2' dashtype (6,4) linewidth 1 notitle, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
