# Claim A4.spectral: reproduced. The spectral radius of one step of the implementation passes 1 at the same rate.
# Run with: gnuplot A4.spectral.gp
set encoding utf8
set terminal svg size 620,433 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'A4.spectral.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1597; set rmargin at screen 0.9710
set tmargin at screen 0.9215; set bmargin at screen 0.3764
set title 'A4.spectral: reproduced'
set ylabel 'η λmax by spectral radius' offset 1,0
set xrange [0.5:5.5]; set grid noxtics
set xtics rotate by 35 right ('momentum=0, nesterov=false' 1, 'momentum=0.5, nesterov=true' 2, 'momentum=0.9, nesterov=true' 3, 'momentum=0.95, nesterov=true' 4, 'momentum=0.98, nesterov=true' 5)
set yrange [1.28486326:2.05297524]; set format y '%g'
set key at screen 0.5, screen 0.0139 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
1 2.0000000009995347
2 1.5000000006252776
2 1.5000000006252776
2 1.5000000006252776
2 1.5000000006252776
2 1.5000000006252776
3 1.35714285761469
3 1.35714285761469
3 1.35714285761469
3 1.35714285761469
3 1.35714285761469
4 1.3448275866644508
4 1.3448275866644508
4 1.3448275866644508
4 1.3448275866644508
4 1.3448275866644508
5 1.3378378382872143
5 1.3378378382872143
5 1.3378378382872143
5 1.3378378382872143
5 1.3378378382872143
EOD
$data1 << EOD
1 2
2 1.5
3 1.3571428571428572
4 1.3448275862068966
5 1.337837837837838
EOD
$data2 << EOD
1 2.0000000009995347 2.0000000009995347 2.0000000009995347
2 1.5000000006252776 1.5000000006252776 1.5000000006252776
3 1.35714285761469 1.35714285761469 1.35714285761469
4 1.3448275866644508 1.3448275866644508 1.3448275866644508
5 1.3378378382872143 1.3378378382872143 1.3378378382872143
EOD
plot $data0 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data1 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data2 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
